BeforeDiscovery {
    # Each example of the cmdlets' pages: a fenced block of powershell under "## EXAMPLES".
    $pages = Join-Path (Split-Path -Parent (Split-Path -Parent $PSScriptRoot)) 'docs/cmdlets'
    $examples = @(
        foreach ($page in Get-ChildItem -Path $pages -Filter '*.md') {
            $text = [IO.File]::ReadAllText($page.FullName) -replace '\r\n', "`n"
            $section = [regex]::Match($text, '(?ms)^## EXAMPLES$(.*?)^## ').Groups[1].Value
            $number = 0
            foreach ($block in [regex]::Matches($section, '(?ms)^```powershell\n(.*?)^```')) {
                $number++
                @{ Page = $page.BaseName; Number = $number; Code = $block.Groups[1].Value }
            }
        }
    )
}

Describe 'Examples' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1

        # As in the repository: the sample is samples/acme. What an example leaves behind is not left in the sample.
        $here = New-Workplace
        New-Item -ItemType Directory -Path (Join-Path $here 'samples') | Out-Null
        Copy-Item -Path $Acme -Destination (Join-Path $here 'samples') -Recurse
        Set-Location $here
    }

    It '<Page>, example <Number> runs' -ForEach $examples {
        $watched = Invoke-Watched ([scriptblock]::Create($Code))
        $watched.Thrown | Should -BeNullOrEmpty
        $watched.Errors | Should -BeNullOrEmpty
    }

    It 'are there for every cmdlet' {
        $pages = @(Get-ChildItem -Path (Join-Path $Repository 'docs/cmdlets') -Filter *.md).BaseName
        $pages | Sort-Object | Should -Be ((Get-Module LeadOps).ExportedCommands.Keys | Sort-Object)
    }
}
