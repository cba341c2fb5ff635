<#
.SYNOPSIS
    Builds, tests and packs LeadOps. Works in Windows PowerShell 5.1 and PowerShell 7.
.EXAMPLE
    ./build.ps1 -Task Build
.EXAMPLE
    ./build.ps1 -Task Clean, Test, Pack
#>
[CmdletBinding()]
param(
    # Build: all projects, and the module in output/LeadOps/<version>. Test: dotnet test, which runs the Pester tests
    # too. Pack: output/LeadOps.<version>.zip, and the program leadops for machines like this one in output/leadops-<runtime>. Clean: away
    # with what these made.
    [ValidateSet('Build', 'Test', 'Pack', 'Clean')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$output = Join-Path $root 'output'

function Invoke-DotNet {
    & dotnet $args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $args ended with exit code $LASTEXITCODE." }
}

function Get-Version {
    $properties = [xml](Get-Content -Raw -LiteralPath (Join-Path $root 'Directory.Build.props'))
    @($properties.Project.PropertyGroup.Version)[0]
}

function Get-RuntimeIdentifier {
    $line = & dotnet --info | Where-Object { $_ -match '^\s*RID:' } | Select-Object -First 1
    ($line -split ':', 2)[1].Trim()
}

function Build {
    Invoke-DotNet build (Join-Path $root 'LeadOps.sln') --configuration $Configuration
}

function Test {
    Invoke-DotNet test (Join-Path $root 'LeadOps.sln') --configuration $Configuration
}

function Pack {
    $version = Get-Version
    Invoke-DotNet build (Join-Path $root 'src/LeadOps.PowerShell') --configuration $Configuration
    $archive = Join-Path $output "LeadOps.$version.zip"
    if (Test-Path -LiteralPath $archive) { Remove-Item -LiteralPath $archive }

    # The folder is the archive's one entry at its root, so that it unpacks into a folder of modules as it is.
    Compress-Archive -Path (Join-Path $output 'LeadOps') -DestinationPath $archive
    $runtime = Get-RuntimeIdentifier

    # Not just leadops: many file systems would take that for the module's folder.
    $program = Join-Path $output "leadops-$runtime"
    if (Test-Path -LiteralPath $program) { Remove-Item -LiteralPath $program -Recurse }
    Invoke-DotNet publish (Join-Path $root 'src/LeadOps.Cli') --configuration Release --runtime $runtime `
        --self-contained false --output $program -p:PublishReadyToRun=true `
        -p:DebugType=none -p:PublishReferencesDocumentationFiles=false
    $archive, $program | Get-Item
}

function Clean {
    if (Test-Path -LiteralPath $output) { Remove-Item -LiteralPath $output -Recurse -Force }
    foreach ($folder in 'src', 'tests', 'bench', 'build') {
        $path = Join-Path $root $folder
        if (-not (Test-Path -LiteralPath $path)) { continue }
        Get-ChildItem -LiteralPath $path -Directory -Recurse -Force |
            Where-Object { $_.Name -in 'bin', 'obj' -and (Get-ChildItem -LiteralPath $_.Parent.FullName -Filter *.csproj) } |
            Remove-Item -Recurse -Force
    }
}

foreach ($one in $Task) { & (Get-Command -Name $one -CommandType Function) }
