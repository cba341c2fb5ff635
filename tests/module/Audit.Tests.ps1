Describe 'Invoke-LeadAudit' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        Set-Location (Copy-Acme)
        $audit = Invoke-LeadAudit -AsOf $AsOf
    }

    It 'reads the audit file, its folder or the current location alike' {
        $audit | Should -BeOfType LeadOps.AuditResult
        foreach ($same in (Invoke-LeadAudit lead-audit.json -AsOf $AsOf), (Invoke-LeadAudit . -AsOf $AsOf),
            (Get-Item lead-audit.json | Invoke-LeadAudit -AsOf $AsOf), ('.' | Invoke-LeadAudit -AsOf $AsOf),
            (Invoke-LeadAudit -LiteralPath lead-audit.json -AsOf $AsOf)) {
            "$same" | Should -Be "$audit"
            $same.Findings.Fingerprint | Should -Be $audit.Findings.Fingerprint
        }
    }

    It 'counts what Test-Lead finds' {
        $audit.Leads, $audit.CleanLeads, $audit.Waived, $audit.Damaged, $audit.ExitCode | Should -Be 120, 90, 2, 1, 0
        $findings = @(Test-Lead leads.csv, activities.csv, stage-history.csv, owner-history.csv, people.csv -AsOf $AsOf)
        $audit.Findings.Count | Should -Be $findings.Count
        $audit.Errors + $audit.Warnings + $audit.Information | Should -Be $findings.Count
    }

    It 'gives the figures that leadops prints' {
        $program = Join-Path $Repository 'src/LeadOps.Cli/bin/*/net10.0/LeadOps.Cli.dll'
        $dll = Get-ChildItem $program -ErrorAction Ignore | Sort-Object LastWriteTime | Select-Object -Last 1
        if (-not $dll -or -not (Get-Command dotnet -ErrorAction Ignore)) { Set-ItResult -Skipped -Because 'leadops is not built'; return }
        $printed = & dotnet $dll.FullName audit (Get-Location).ProviderPath --as-of $AsOf --format json | Out-String | ConvertFrom-Json
        $LASTEXITCODE | Should -Be $audit.ExitCode
        @($printed.findings.fingerprint) | Should -Be @($audit.Findings.Fingerprint)
        @($printed.gate.actual) | Should -Be @($audit.Gate.Actual)
    }

    It 'shows one screen of 100 columns, the gate last' {
        $screen = Get-Screen $audit
        ($screen | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual 100
        $screen | Should -Contain 'Agreement : Acme marketing and sales agreement 2026-Q4'
        $screen | Should -Contain 'AsOf      : 2026-11-20 08:00:00 +01:00'
        $screen | Should -Contain "Findings  : $($audit.Errors) errors, $($audit.Warnings) warnings, $($audit.Information) information, 2 waived; 90 of 120 leads clean"
        $screen[-4..-1] | Should -Be @(
            "Gate      : ok  errors $($audit.Errors) of 30"
            "            ok  warnings $($audit.Warnings) of 60"
            '            ok  damaged 1 of 1'
            'ExitCode  : 0')
    }

    It 'exits with <ExitCode> where <Why>' -ForEach @(
        @{ ExitCode = 1; Why = 'the gate does not hold'; Spoil = { Set-Text 'lead-audit.json' '{ "exports": { "lead": ["leads.csv"] }, "gate": { "errors": 1 } }' }; How = @{} }
        @{ ExitCode = 2; Why = 'there are warnings, strictly'; Spoil = { }; How = @{ Strict = $true } }
        @{ ExitCode = 3; Why = 'something could not be read'; Spoil = { Set-BadBytes 'people.csv' }; How = @{ ErrorAction = 'SilentlyContinue' } }
    ) {
        Push-Location (Copy-Acme)
        try {
            & $Spoil
            $spoilt = Invoke-LeadAudit -AsOf $AsOf @How
            $spoilt.ExitCode | Should -Be $ExitCode
            $watched = Invoke-Watched { $spoilt | Assert-LeadAudit; 'not reached' }
            $watched.Output | Should -BeNullOrEmpty
            $watched.Thrown.FullyQualifiedErrorId | Should -BeLike 'LeadOps.GateFailed,*'
            "$($watched.Thrown)" | Should -Match "^Exit code ${ExitCode}: .*[^.]\.$"
        }
        finally { Pop-Location }
    }

    It 'reports what could not be checked, and goes on' {
        Push-Location (Copy-Acme)
        try {
            Set-BadBytes 'people.csv'
            $watched = Invoke-Watched { Invoke-LeadAudit -AsOf $AsOf }
            $watched.Errors.FullyQualifiedErrorId | Should -BeLike 'LeadOps.Unchecked,*'
            "$($watched.Errors[0])" | Should -BeLike 'people.csv, line 2, column 16: byte 0xFC*'
            $watched.Output[0].Leads | Should -Be 120
            $watched.Output[0].Unchecked.Count | Should -Be 1
        }
        finally { Pop-Location }
    }

    It 'is passed on by Assert-LeadAudit where the gate holds' {
        ($audit | Assert-LeadAudit).ExitCode | Should -Be 0
    }

    It 'terminates at <What>' -ForEach @(
        @{ What = 'a file that is not there'; Path = 'none.json'; Id = 'AuditNotFound'; Message = 'none.json: there is no such audit file or folder.' }
        @{ What = 'an export'; Path = 'leads.csv'; Id = 'NotAnAuditFile'; Message = 'leads.csv is an export, not an audit file.' }
        @{ What = 'a folder without exports'; Path = 'empty'; Id = 'NothingToAudit'; Message = 'empty holds no lead-audit.json and no export.' }
        @{ What = 'a word that is wrong'; Path = 'typo.json'; Id = 'AuditInvalid'; Message = "typo.json, line 1: unknown key 'exprots'*" }
    ) {
        New-Item -ItemType Directory -Path empty -Force | Out-Null
        Set-Text 'typo.json' '{ "exprots": {}, "exports": { "lead": ["leads.csv"] } }'
        $watched = Invoke-Watched { Invoke-LeadAudit $Path }
        $watched.Thrown.FullyQualifiedErrorId | Should -BeLike "LeadOps.$Id,*"
        "$($watched.Thrown)" | Should -BeLike $Message
        $watched.Thrown.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'writes a folder of results, and nothing with -WhatIf' {
        (Invoke-LeadAudit -AsOf $AsOf -OutputFolder results -WhatIf).ExitCode | Should -Be 0
        Test-Path results | Should -BeFalse
        Invoke-LeadAudit -AsOf $AsOf -OutputFolder results -Confirm:$false | Out-Null
        (Get-ChildItem results).Name | Sort-Object | Should -Be 'audit.json', 'audit.txt', 'findings.csv'
        @(Import-Csv results/findings.csv).Count | Should -Be $audit.Findings.Count
    }

    It 'masks what is personal unless -ShowEvidence' {
        ($audit.Findings | Where-Object RuleId -eq 'LO2001').Evidence | Should -Contain 'm***@'
        ((Invoke-LeadAudit -AsOf $AsOf -ShowEvidence).Findings | Where-Object RuleId -eq 'LO2001').Evidence | Should -Not -Contain 'm***@'
    }
}

Describe 'Export-Csv of <Name>' -ForEach @(
    @{ Name = 'findings'; Make = { Test-Lead *.csv -AsOf $AsOf -IncludeWaived } }
    @{ Name = 'a summary'; Make = { Test-Lead leads.csv -Summary -AsOf $AsOf } }
    @{ Name = 'an audit'; Make = { Invoke-LeadAudit -AsOf $AsOf } }
    @{ Name = 'the findings of an audit'; Make = { (Invoke-LeadAudit -AsOf $AsOf).Findings } }
    @{ Name = 'the files of an audit'; Make = { (Invoke-LeadAudit -AsOf $AsOf).Files } }
    @{ Name = 'the rules of an audit'; Make = { (Invoke-LeadAudit -AsOf $AsOf).Rules } }
    @{ Name = 'the gate of an audit'; Make = { (Invoke-LeadAudit -AsOf $AsOf).Gate } }
    @{ Name = 'rules'; Make = { Get-LeadRule } }
    @{ Name = 'profiles'; Make = { Get-LeadProfile } }
    @{ Name = 'an agreement'; Make = { Get-LeadAgreement } }
    @{ Name = 'terms'; Make = { (Get-LeadAgreement).Terms } }
    @{ Name = 'people'; Make = { (Get-LeadAgreement).People } }
    @{ Name = 'requirements'; Make = { (Get-LeadAgreement).Required } }
    @{ Name = 'waivers'; Make = { (Get-LeadAgreement).Waivers } }
    @{ Name = 'settings of rules'; Make = { (Get-LeadAgreement).RuleSettings } }
    @{ Name = 'problems'; Make = { Test-LeadAgreement draft.json } }
    @{ Name = 'what an export is'; Make = { Get-LeadExportInfo *.csv } }
    @{ Name = 'columns'; Make = { (Get-LeadExportInfo leads.csv).Columns } }
    @{ Name = 'date orders'; Make = { (Get-LeadExportInfo leads.csv).DateOrders } }
    @{ Name = 'leads'; Make = { Import-LeadExport leads.csv } }
    @{ Name = 'activities'; Make = { Import-LeadExport activities.csv -WarningAction Ignore } }
    @{ Name = 'changes of stage'; Make = { Import-LeadExport stage-history.csv } }
    @{ Name = 'people of an export'; Make = { Import-LeadExport people.csv } }
) {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        Set-Location (Copy-Acme)
        Set-Text 'draft.json' '{ "nam": 1, "version": 2 }'
    }

    It 'has a value in each cell, no name of a type' {
        $made = @(& $Make)
        $made.Count | Should -BeGreaterThan 0
        $made | Export-Csv -Path made.out -NoTypeInformation -Encoding UTF8
        $rows = @(Import-Csv made.out)
        $rows.Count | Should -Be $made.Count
        foreach ($cell in $rows.ForEach({ $_.PSObject.Properties.Value })) {
            if ($cell -match '^(System|LeadOps|Microsoft)\.|\[\]$|`\d') { throw "'$cell' is the name of a type" }
            if ($cell -match '^[^"]*\r?\n.*$' -and $Name -notmatch 'lead|activit') { throw "'$cell' is more than a line" }
        }
    }
}
