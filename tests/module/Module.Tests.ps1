BeforeDiscovery {
    $cmdlets = 'Assert-LeadAudit', 'Find-UnfollowedLead', 'Get-LeadAgreement', 'Get-LeadExportInfo', 'Get-LeadFollowUp', 'Get-LeadProfile',
        'Get-LeadRule', 'Import-LeadExport', 'Invoke-LeadAudit', 'Measure-LeadFollowUp', 'New-LeadAgreement', 'Test-Lead', 'Test-LeadAgreement'
}

Describe 'The module' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }

    It 'has a valid manifest' {
        $manifest = Test-ModuleManifest -Path $env:LEADOPS_MODULE
        $manifest.Name | Should -Be 'LeadOps'
        $manifest.CompatiblePSEditions | Should -Be 'Core', 'Desktop'
    }

    It 'exports exactly the cmdlets that its assembly has' {
        $types = [LeadOps.PowerShell.Views].Assembly.GetExportedTypes()
        $built = foreach ($type in $types) {
            $attribute = $type.GetCustomAttributes([Management.Automation.CmdletAttribute], $false)
            if ($attribute) { "$($attribute[0].VerbName)-$($attribute[0].NounName)" }
        }

        (Get-Module LeadOps).ExportedCommands.Keys | Sort-Object | Should -Be ($built | Sort-Object)
    }

    It 'exports nothing else' {
        $module = Get-Module LeadOps
        $module.ExportedFunctions.Count + $module.ExportedAliases.Count + $module.ExportedVariables.Count | Should -Be 0
    }

    It '<_> is exported, with an approved verb and an output type' -ForEach $cmdlets {
        $command = Get-Command -Name $_ -Module LeadOps
        $command.Verb | Should -BeIn (Get-Verb).Verb
        $command.OutputType.Count | Should -BeGreaterThan 0
    }

    It 'knows its types before a cmdlet has run' {
        $fresh = Invoke-Fresh "Import-Module '$env:LEADOPS_MODULE'; [LeadOps.Finding].FullName"
        $fresh | Should -Be 'LeadOps.Finding', 0
    }

    It 'loads the build for Windows PowerShell in any PowerShell, with the same findings' {
        $dll = Join-Path -Path (Split-Path $env:LEADOPS_MODULE) -ChildPath 'desktop/LeadOps.PowerShell.dll'
        $show = "Set-Location '$Acme'; Test-Lead *.csv -AsOf '$AsOf' | ForEach-Object { `$_.Fingerprint + ' ' + `$_.Location }"
        $desktop = Invoke-Fresh "Import-Module '$dll'; $show"
        $module = Invoke-Fresh "Import-Module '$env:LEADOPS_MODULE'; $show"
        $desktop[-1] | Should -Be 0
        $desktop.Count | Should -BeGreaterThan 40
        $desktop | Should -Be $module
    }

    It 'gives an exit code to a script that ends with it' {
        $fresh = Invoke-Fresh "Import-Module '$env:LEADOPS_MODULE'; exit (Invoke-LeadAudit '$Acme' -AsOf '$AsOf' -Strict).ExitCode"
        $fresh[-1] | Should -Be 2
    }
}

Describe 'Tab completion' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        function Get-Completion([string] $Line) { (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText }
    }

    It 'completes <Line>' -ForEach @(
        @{ Line = 'Test-Lead x.csv -Rule LO10'; Words = 'LO1001', 'LO1002', 'LO1003' }
        @{ Line = 'Test-Lead x.csv -Rule EmailInv'; Words = , 'LO2001' }
        @{ Line = 'Test-Lead x.csv -ExcludeRule LO2001, NearT'; Words = , 'LO3004' }
        @{ Line = 'Get-LeadRule aliasu'; Words = , 'LO3002' }
        @{ Line = 'Import-LeadExport x.csv -Profile hub'; Words = 'HubSpot', 'HubSpot-API' }
        @{ Line = 'Get-LeadProfile gen'; Words = , 'generic' }
        @{ Line = 'Import-LeadExport x.csv -Encoding windows-1252'; Words = , 'windows-1252' }
        @{ Line = 'Get-LeadExportInfo x.csv -TimeZone Europe/Berl'; Words = , 'Europe/Berlin' }
        @{ Line = 'New-LeadAgreement -TimeZone america/new_y'; Words = , 'America/New_York' }
        @{ Line = 'Test-Lead x.csv -DateOrder '; Words = 'DMY', 'MDY', 'YMD' }
        @{ Line = 'Test-Lead x.csv -Severity War'; Words = , 'Warning' }
        @{ Line = 'Test-Lead x.csv -Kind Own'; Words = , 'OwnerChange' }
    ) {
        Get-Completion $Line | Should -Be $Words
    }
}
