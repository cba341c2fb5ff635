Describe 'Test-Lead' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        Set-Location (Copy-Acme)
        $findings = @(Test-Lead leads.csv -AsOf $AsOf)
        $inFile = @($findings | Where-Object File -eq 'leads.csv')
        function Get-Core([object[]] $Finding) {
            # A structure finding is about the file, and records from elsewhere have none.
            @($Finding | Where-Object RuleId -notlike 'LO0*' | ForEach-Object { "$($_.Fingerprint) $($_.RecordId) $($_.Field) $($_.Message)" })
        }
    }

    It 'finds what is planted' {
        $inFile.Count | Should -BeGreaterThan 40
        ($inFile | Where-Object RuleId -eq 'LO2001').Line | Should -Be 17, 36, 48
        ($inFile | Where-Object RuleId -eq 'LO3003').Line | Should -Be 25, 76, 126
    }

    It 'finds the same in records of Import-Csv' {
        $piped = @(Import-Csv leads.csv -Delimiter ';' -Encoding UTF8 | Test-Lead -AsOf $AsOf -DateOrder DMY -Profile HubSpot)
        Get-Core $piped | Should -Be (Get-Core $findings)
        @($piped | Where-Object RuleId -eq 'LO2001')[0].Location.ToString() | Should -Be '(pipeline), record 14, column 4'
    }

    It 'says once for each column that records cannot prove the order of their dates' {
        $unclear = @(Import-Csv leads.csv -Delimiter ';' -Encoding UTF8 | Test-Lead -AsOf $AsOf -Rule LO0014)
        $unclear.Field | Sort-Object | Should -Be 'Create Date', 'Last Activity Date', 'Last Modified Date', 'Owner Assigned Date'
        $unclear[0].Suggestion | Should -BeLike '*-DateOrder*'
        Import-Csv leads.csv -Delimiter ';' -Encoding UTF8 | Test-Lead -AsOf $AsOf -Rule LO0014 -DateOrder DMY | Should -BeNullOrEmpty
    }

    It 'finds the same in records of Import-LeadExport, at the same place' {
        $piped = @(Import-LeadExport leads.csv | Test-Lead -AsOf $AsOf)
        Get-Core $piped | Should -Be (Get-Core $findings)
        ($piped | Where-Object RuleId -eq 'LO2001').Location | ForEach-Object ToString | Should -Be (
            ($inFile | Where-Object RuleId -eq 'LO2001').Location | ForEach-Object ToString)
    }

    It 'finds the same in records filtered on the way' {
        $mql = @(Import-LeadExport leads.csv | Where-Object Stage -eq 'MQL' | Test-Lead -AsOf $AsOf -Rule LO1001)
        $mql.Count | Should -BeGreaterThan 0
        $mql.Message | Should -BeLike '*at MQL*'
    }

    It 'reads a column that is called like a parameter as data' {
        $record = [pscustomobject]@{ Id = '1'; Email = 'nobody'; Owner = 'Dana Ruiz'; Rule = 'x'; Path = 'y'; Profile = 'z'; Severity = 'w' }
        $record | Test-Lead -Rule LO2001 | ForEach-Object Evidence | Should -Be 'n***'
    }

    It 'shows a table a file in 100 columns' {
        $screen = Get-Screen @(Test-Lead leads.csv, activities.csv -Severity Warning -AsOf $AsOf)
        ($screen | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual 100
        $screen | Should -Contain '   File: leads.csv'
        $screen | Should -Contain '   File: activities.csv'
        $screen | Should -Contain ' Line RuleId Severity RecordId        Field        Message'
        $screen | Should -Contain ' ---- ------ -------- --------        -----        -------'
        $screen | Should -Contain '   85 LO1001 Error    48243038378     rejectReason required at Disqualified, missing'
        $screen | Should -Contain "   25 LO3003 Warning  48220733878     stage        'Hot lead' is deprecated; agreed: MQL"
        $screen | Should -Contain '   48 LO2001 Error    48229289810     email        no domain after @: m***@'
        $screen | Should -Contain "   40 LO3004 Warning  48226270604     rejectReason 'Coud not reach': near Could not reach"
        @($screen | Where-Object { $_ -match '\.\.\.$' -or $_.EndsWith([string][char]0x2026) }) | Should -BeNullOrEmpty
    }

    It 'shows ids of Salesforce so that they can be told apart' {
        Set-Text 'sf.csv' "Id,Email,LastName,Company`n00Q5g00000AbCdEEAV,no,A,Aco`n00Q5g00000aBcDeEAK,none,B,Bco`n"
        $screen = Get-Screen @(Test-Lead sf.csv -Rule LO2001)
        $screen -join ' ' | Should -BeLike '*00Q5g00000AbCdE *00Q5g00000aBcDe *'
    }

    It 'shows one finding as a list' {
        $screen = Get-Screen (Test-Lead leads.csv -Rule LO2001 -AsOf $AsOf | Select-Object -Last 1 | Format-List)
        $screen[0..8] | Should -Be @(
            'RuleId      : LO2001'
            'RuleName    : EmailInvalid'
            'Severity    : Error'
            'RecordId    : 48229289810'
            'Location    : leads.csv, line 48, record 42, column 4'
            'Field       : email'
            'Message     : The e-mail address is not valid: no domain after @.'
            'Evidence    : m***@'
            'Suggestion  : Ask the source; nothing safe to repair.')
        $screen[9] | Should -Match '^Fingerprint : LO2001-[0-9a-f]{12}$'
        $screen.Count | Should -Be 10
    }

    It 'sums up by rule, and says how many records are clean' {
        $summary = @(Test-Lead leads.csv -Summary -AsOf $AsOf)
        $summary[0].FileRecords, $summary[0].Clean | Should -Be 120, 90
        foreach ($row in $summary) { @($findings | Where-Object RuleId -eq $row.RuleId).Count | Should -BeGreaterOrEqual $row.Findings }
        ($summary | Measure-Object -Property Findings -Sum).Sum | Should -Be $findings.Count
        $unclean = @($inFile | Where-Object { $_.Severity -ne 'Information' -and $_.Location.Record } | ForEach-Object { $_.Location.Record } | Sort-Object -Unique).Count
        $summary[0].Clean | Should -Be (120 - $unclean)
        $screen = Get-Screen $summary
        $screen[0] | Should -Be '   File: leads.csv   Records: 120   Clean: 90 (75.0 %)'
        $screen[1] | Should -Be 'RuleId RuleName              Severity    Findings Records   Share'
        $screen | Should -Contain 'LO1001 RequiredMissing       Error             12      12  10.0 %'
        $screen | Should -Contain 'LO3002 AliasUsed             Information       11      11   9.2 %'
        @(Test-Lead leads.csv -Summary -Severity Error -AsOf $AsOf).Severity | Sort-Object -Unique | Should -Be 'Error'
        @(Test-Lead leads.csv -Summary -Severity Error -AsOf $AsOf)[0].Clean | Should -Be 90
    }

    It 'sums up a file in which nothing was found' {
        Set-Text 'clean.csv' "Id,Email`n1,a@x.example`n"
        $summary = @(Test-Lead clean.csv -Summary -Rule LO2001)
        $summary.Count | Should -Be 1
        $summary[0].Clean, $summary[0].FileRecords, $summary[0].RuleId | Should -Be 1, 1, ''
    }

    It 'gives no less than the severity asked for' {
        $errors = @(Test-Lead leads.csv -Severity Error -AsOf $AsOf)
        $errors.Count | Should -Be @($findings | Where-Object Severity -eq 'Error').Count
        @(Test-Lead leads.csv -Severity Warning -AsOf $AsOf).Count | Should -Be @($findings | Where-Object Severity -ne 'Information').Count
    }

    It 'answers -Quiet with one boolean' {
        Test-Lead leads.csv -Quiet | Should -BeFalse
        Test-Lead leads.csv -Quiet -Rule LO3002 | Should -BeTrue -Because 'information is clean'
        Set-Text 'clean.csv' "Id,Email`n1,a@x.example`n"
        Test-Lead clean.csv -Quiet -Rule LO2001 | Should -BeTrue
        (Invoke-Watched { Test-Lead clean.csv, none.csv -Quiet -Rule LO2001 }).Output | Should -Be $false -Because 'what cannot be read is not clean'
        Import-LeadExport leads.csv | Test-Lead -Quiet -Rule LO2001 | Should -BeFalse
    }

    It 'masks what is personal unless -ShowEvidence' {
        $masked = Test-Lead leads.csv -Rule LO2001 -AsOf $AsOf
        $masked.Evidence | Should -Be 'j***@n***.example', 't***.e***.s***.e***', 'm***@'
        $shown = Test-Lead leads.csv -Rule LO2001 -AsOf $AsOf -ShowEvidence
        $raw = @(Import-LeadExport leads.csv)
        foreach ($finding in $shown) { $finding.Evidence | Should -BeIn $raw.Email }
        $shown.Fingerprint | Should -Be $masked.Fingerprint
    }

    It 'leaves waived findings out unless -IncludeWaived' {
        $findings.WaivedBecause | Sort-Object -Unique | Should -Be ''
        $all = @(Test-Lead leads.csv -AsOf $AsOf -IncludeWaived)
        $waived = @($all | Where-Object WaivedBecause)
        $waived.Line | Should -Be 35, 116
        $waived[0].WaivedBecause | Should -Be 'Scanned badges name no company'
        $all.Count | Should -Be ($findings.Count + 2)
        Get-Screen ($waived[0] | Format-List) | Should -Contain 'WaivedBecause : Scanned badges name no company'
    }

    It 'judges waivers by -AsOf: <AsOf>' -ForEach @(
        @{ AsOf = '2026-06-30'; Expired = 0 }
        @{ AsOf = [datetime]'2026-07-02'; Expired = 1 }
        @{ AsOf = [datetimeoffset]'2030-01-02T00:00:00Z'; Expired = 2 }
    ) {
        @(Test-Lead leads.csv -AsOf $AsOf -Rule LO6002).Count | Should -Be $Expired
    }

    It 'runs the rules named, less those left out' {
        @(Test-Lead leads.csv -Rule LO30* -ExcludeRule NearTerm, LO3002 -AsOf $AsOf).RuleId | Sort-Object -Unique | Should -Be 'LO3001', 'LO3003', 'LO3005'
        @(Test-Lead leads.csv -Rule emailinvalid).RuleId | Sort-Object -Unique | Should -Be 'LO2001'
    }

    It 'terminates at -<Parameter> <Word>' -ForEach @(
        @{ Parameter = 'Rule'; Word = 'LO201'; Nearest = "There is no rule 'LO201'. Nearest: LO2001." }
        @{ Parameter = 'Rule'; Word = 'EmailInvalidd'; Nearest = "There is no rule 'EmailInvalidd'. Nearest: EmailInvalid." }
        @{ Parameter = 'ExcludeRule'; Word = 'NearTerms'; Nearest = "There is no rule 'NearTerms'. Nearest: NearTerm." }
        @{ Parameter = 'AsOf'; Word = 'yesterday'; Nearest = "'yesterday' is not a date. Type for example 2026-11-20T08:00+01:00*" }
        @{ Parameter = 'Severity'; Word = 'Warnin9'; Nearest = "*There is no severity 'Warnin9'. Nearest: Warning.*" }
    ) {
        $how = @{ Path = 'leads.csv'; $Parameter = $Word }
        "$((Invoke-Watched { Test-Lead @how }).Thrown)" | Should -BeLike $Nearest
    }

    It 'refuses a wrong word for records too, before the first finding' {
        "$((Invoke-Watched { Import-Csv leads.csv -Delimiter ';' | Test-Lead -Profile hubspt }).Thrown)" | Should -BeLike '*Nearest: HubSpot.*'
        "$((Invoke-Watched { Import-Csv leads.csv -Delimiter ';' | Test-Lead -AsOf yesterday }).Thrown)" | Should -BeLike "*is not a date.*"
    }

    It 'says what to do about a line that is no record' {
        $screen = Get-Screen (Test-Lead activities.csv -Rule LO0003 | Format-List Line, Message, Suggestion)
        $screen[0] | Should -Be 'Line       : 251'
        $screen -join ' ' | Should -BeLike '*Suggestion : This line is not a record*'
    }
}

Describe 'Get-LeadRule' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }

    It 'lists the catalogue, and finds rules by id, name and family' {
        $rules = @(Get-LeadRule)
        $rules.Id | Should -Be ($rules.Id | Sort-Object)
        (Get-LeadRule LO2001).Name | Should -Be 'EmailInvalid'
        (Get-LeadRule emailinvalid).Id | Should -Be 'LO2001'
        (Get-LeadRule -Family Terminology).Id | Should -BeLike 'LO3*'
        @(Get-LeadRule -Family Terminology, Structure).Count | Should -Be @($rules | Where-Object Id -Match '^LO[03]').Count
    }

    It 'names the nearest' {
        "$((Invoke-Watched { Get-LeadRule LO201 }).Errors[0])" | Should -Be "There is no rule 'LO201'. Nearest: LO2001."
        "$((Invoke-Watched { Get-LeadRule -Family Validty }).Thrown)" | Should -BeLike "*There is no family 'Validty'. Nearest: Validity.*"
    }

    It 'shows whole sentences in 100 columns' {
        $rules = Get-LeadRule
        $screen = Get-Screen $rules
        ($screen | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual 100
        $screen[0] | Should -Match '^Id +Name +Family +Severity +Summary$'
        $screen -join '' | Should -Not -Match ([string][char]0x2026)
    }
}
