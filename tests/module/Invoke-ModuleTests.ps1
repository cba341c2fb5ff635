<#
.SYNOPSIS
    Runs the Pester tests in this folder against a staged module, in this process: start it in a new one, since a
    module's assembly stays loaded.
.DESCRIPTION
    Exit code 0: all passed. 1: some failed. 2: there is no Pester 5.
#>
[CmdletBinding()]
param(
    # LeadOps.psd1 of the staged module.
    [Parameter(Mandatory)]
    [string] $Module,

    # Takes a JSON array with File, Name, Result and Message of each test.
    [string] $Result,

    # Only this test file.
    [string] $File = '*.Tests.ps1'
)

$ErrorActionPreference = 'Stop'
$pester = Get-Module -ListAvailable -Name Pester | Where-Object { $_.Version.Major -eq 5 } |
    Sort-Object -Property Version -Descending | Select-Object -First 1
if (-not $pester) {
    [Console]::Error.WriteLine('There is no Pester 5: Install-Module Pester -RequiredVersion 5.7.1 -SkipPublisherCheck')
    exit 2
}

# The screens are English; dates, numbers and line breaks of PowerShell itself follow the session's culture.
[cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = 'en-US'
$env:LEADOPS_MODULE = (Resolve-Path -LiteralPath $Module).ProviderPath
$repository = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
$env:LEADOPS_WORK = Join-Path -Path $repository -ChildPath "output/tests-$PID"
Import-Module -Name $pester.Path
$configuration = New-PesterConfiguration
$configuration.Run.Path = Join-Path -Path $PSScriptRoot -ChildPath $File
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = if ($Result) { 'None' } else { 'Normal' }
try { $run = Invoke-Pester -Configuration $configuration }
finally { Remove-Item -LiteralPath $env:LEADOPS_WORK -Recurse -Force -ErrorAction SilentlyContinue }

$tests = @(
    foreach ($test in $run.Tests) {
        [pscustomobject]@{
            File    = Split-Path -Leaf $test.ScriptBlock.File
            Name    = $test.ExpandedPath
            Result  = [string]$test.Result
            Message = ($test.ErrorRecord | ForEach-Object { "$_" }) -join [Environment]::NewLine
        }
    }

    # A file or block that breaks before its tests: they are not counted as run.
    foreach ($broken in @($run.FailedContainers) + @($run.FailedBlocks)) {
        [pscustomobject]@{
            File    = Split-Path -Leaf ([string]$(if ($broken.Item) { $broken.Item } else { $broken.ScriptBlock.File }))
            Name    = [string]$(if ($broken.Name) { $broken.Name } else { $broken.Item })
            Result  = 'Failed'
            Message = ($broken.ErrorRecord | ForEach-Object { "$_" }) -join [Environment]::NewLine
        }
    }
)
if ($Result) { [IO.File]::WriteAllText($Result, (ConvertTo-Json -InputObject $tests -Depth 3)) }
if (@($tests | Where-Object Result -eq 'Failed').Count -gt 0 -or $tests.Count -eq 0) { exit 1 }
exit 0
