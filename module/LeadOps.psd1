@{
    RootModule = if ($PSEdition -eq 'Core') { 'core/LeadOps.PowerShell.dll' } else { 'desktop/LeadOps.PowerShell.dll' }
    ModuleVersion = '0.1.0'
    GUID = 'b3f4e6f0-7a51-4b0e-9d39-5d0a2c7c1e64'
    Author = 'LeadOps maintainers'
    Copyright = 'MIT licence'
    Description = 'Holds CRM exports against what marketing and sales agreed: clean data, follow-up in business time, and the pay linked to it.'
    PowerShellVersion = '5.1'
    CompatiblePSEditions = @('Core', 'Desktop')

    # Named here, or type literals and the adapter of records are unknown until a cmdlet has run.
    RequiredAssemblies = if ($PSEdition -eq 'Core') {
        'core/LeadOps.dll', 'core/LeadOps.PowerShell.dll'
    }
    else {
        'desktop/LeadOps.dll', 'desktop/LeadOps.PowerShell.dll'
    }

    TypesToProcess = 'LeadOps.Types.ps1xml'
    FormatsToProcess = 'LeadOps.Format.ps1xml'
    CmdletsToExport = @(
        'Assert-LeadAudit'
        'Find-UnfollowedLead'
        'Get-LeadAgreement'
        'Get-LeadExportInfo'
        'Get-LeadFollowUp'
        'Get-LeadProfile'
        'Get-LeadRule'
        'Import-LeadExport'
        'Invoke-LeadAudit'
        'Measure-LeadFollowUp'
        'New-LeadAgreement'
        'Test-Lead'
        'Test-LeadAgreement'
    )
    FunctionsToExport = @()
    AliasesToExport = @()
    VariablesToExport = @()
    PrivateData = @{
        PSData = @{
            Tags = @('CRM', 'Lead', 'RevOps', 'DataQuality', 'Salesforce', 'HubSpot')
        }
    }
}
