BeforeDiscovery {
    # Each example of the cmdlets' pages: a fenced block of powershell under "## Examples", run in the sample's folder.
    $pages = Join-Path (Split-Path -Parent (Split-Path -Parent $PSScriptRoot)) 'docs/cmdlets'
    $examples = @(
        foreach ($page in Get-ChildItem -Path $pages -Filter '*.md' -ErrorAction Ignore) {
            $text = [IO.File]::ReadAllText($page.FullName) -replace '\r\n', "`n"
            $at = $text.IndexOf("`n## Examples")
            if ($at -lt 0) { continue }
            $number = 0
            foreach ($block in [regex]::Matches($text.Substring($at), '(?ms)^```powershell\n(.*?)^```')) {
                $number++
                @{ Page = $page.BaseName; Number = $number; Code = $block.Groups[1].Value }
            }
        }
    )
}

Describe 'Examples' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }

    BeforeEach { Push-Location (Copy-Acme) }

    AfterEach { Pop-Location }

    It '<Page>, example <Number> runs' -ForEach $examples {
        # As typed or as shown: lines of a prompt, or the bare command.
        $lines = $Code -split "`n"
        $typed = if (@($lines -match '^PS> ').Count) { ($lines -match '^(PS>|>>) ?') -replace '^(PS>|>>) ?', '' } else { $lines }
        $watched = Invoke-Watched ([scriptblock]::Create($typed -join "`n"))
        $watched.Thrown | Should -BeNullOrEmpty
        $watched.Errors | Should -BeNullOrEmpty
    }

    It 'are there' {
        if (-not (Test-Path (Join-Path $Repository 'docs/cmdlets'))) { Set-ItResult -Skipped -Because 'the pages of the cmdlets are not written'; return }
        foreach ($name in (Get-Module LeadOps).ExportedCommands.Keys) {
            Join-Path $Repository "docs/cmdlets/$name.md" | Should -Exist
        }
    }
}
