# What the test files share; each reads it in its own BeforeAll.
Set-StrictMode -Version Latest
Import-Module -Name $env:LEADOPS_MODULE -ErrorAction Stop

$Repository = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
$Acme = Join-Path -Path $Repository -ChildPath 'samples/acme'
$AsOf = '2026-11-20T08:00+01:00'

# A folder to write in. Not in the system's temporary folder: an agreement that somebody left above it would be found.
function New-Workplace {
    $folder = Join-Path -Path $env:LEADOPS_WORK -ChildPath ([guid]::NewGuid().ToString('N'))
    New-Item -ItemType Directory -Path $folder | Out-Null
    $folder
}

# A copy of the sample to stand in and spoil.
function Copy-Acme {
    $folder = New-Workplace
    Copy-Item -Path (Join-Path -Path $Acme -ChildPath '*') -Destination $folder
    $folder
}

function Set-Text([string] $Path, [string] $Text) {
    [IO.File]::WriteAllText((Join-Path -Path (Get-Location).ProviderPath -ChildPath $Path), $Text)
}

# A file that is not UTF-8: a byte 0xFC in line 2.
function Set-BadBytes([string] $Path) {
    $text = "Record ID,Email,Last Name`n1,a@x.example,M~ller`n"
    $bytes = [byte[]]($text.ToCharArray() | ForEach-Object { if ($_ -eq '~') { 0xFC } else { [int]$_ } })
    [IO.File]::WriteAllBytes((Join-Path -Path (Get-Location).ProviderPath -ChildPath $Path), $bytes)
}

# What a call gives, by stream; errors that terminate it are in Thrown.
function Invoke-Watched([scriptblock] $Call) {
    $watched = [pscustomobject]@{ Output = @(); Errors = @(); Warnings = @(); Verbose = @(); Thrown = $null }
    try {
        # Pester lets every error terminate; a user's session does not.
        $ErrorActionPreference = 'Continue'
        & $Call 2>&1 3>&1 4>&1 | ForEach-Object {
            if ($_ -is [Management.Automation.ErrorRecord]) { $watched.Errors += $_ }
            elseif ($_ -is [Management.Automation.WarningRecord]) { $watched.Warnings += $_.Message }
            elseif ($_ -is [Management.Automation.VerboseRecord]) { $watched.Verbose += $_.Message }
            else { $watched.Output += $_ }
        }
    }
    catch { $watched.Thrown = $_ }
    $watched
}

# What a person sees at 100 columns, without colours, blank lines left out.
function Get-Screen([object[]] $Object) {
    if (Get-Variable -Name PSStyle -ErrorAction Ignore) { $PSStyle.OutputRendering = 'PlainText' }
    $lines = @(($Object | Out-String -Width 100) -split '\r?\n' | ForEach-Object { $_.TrimEnd() } | Where-Object { $_ })
    $lines
}

# A command in a new process of the same PowerShell; the last element is the exit code.
function Invoke-Fresh([string] $Command) {
    $program = (Get-Process -Id $PID).Path
    $output = & $program -NoLogo -NoProfile -NonInteractive -Command $Command 2>&1 | ForEach-Object { "$_" }
    @($output) + $LASTEXITCODE
}
