BeforeDiscovery {
    $reading = @(
        @{ Name = 'Get-LeadExportInfo'; Read = { param($how) Get-LeadExportInfo @how } }
        @{ Name = 'Import-LeadExport'; Read = { param($how) Import-LeadExport @how } }
        @{ Name = 'Test-Lead'; Read = { param($how) Test-Lead @how } }
    )
}

Describe '<Name> finds its files' -ForEach $reading {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        Set-Location (Copy-Acme)
        Copy-Item leads.csv 'leads [2026].csv'
    }

    It 'by a wildcard' {
        @(& $Read @{ Path = '*-history.csv' }).Count | Should -Be (
            @(& $Read @{ Path = 'stage-history.csv', 'owner-history.csv' }).Count)
    }

    It 'by a name with brackets, letter by letter' {
        @(& $Read @{ LiteralPath = 'leads [2026].csv' }).Count | Should -Be @(& $Read @{ Path = 'leads.csv' }).Count
    }

    It 'by files and by strings from the pipeline' {
        $named = @(& $Read @{ Path = 'leads.csv' }).Count
        @(Get-Item -LiteralPath 'leads [2026].csv' | & $Name).Count | Should -Be $named
        @('leads.csv' | & $Name).Count | Should -Be $named
        @('leads*.csv' | & $Name).Count | Should -Be (2 * $named - @(& $Read @{ Path = 'leads.csv' } | Where-Object { $_.PSObject.Properties['File'] -and $_.File -like '*.json' }).Count)
    }

    It 'and says so where a wildcard matches nothing' {
        $watched = Invoke-Watched { & $Read @{ Path = 'none*.csv' } }
        $watched.Thrown | Should -BeNullOrEmpty
        $watched.Errors.Count | Should -Be 1
        $watched.Errors[0].FullyQualifiedErrorId | Should -BeLike 'LeadOps.NothingMatches,*'
        "$($watched.Errors[0])" | Should -Be 'none*.csv: nothing matches.'
    }

    It 'and says so where a file is missing' {
        $watched = Invoke-Watched { & $Read @{ Path = 'none.csv' } }
        $watched.Errors.FullyQualifiedErrorId | Should -BeLike 'LeadOps.PathNotFound,*'
        "$($watched.Errors[0])" | Should -Be 'none.csv: no such file.'
        $literal = Invoke-Watched { & $Read @{ LiteralPath = 'none.csv' } }
        $literal.Errors.FullyQualifiedErrorId | Should -BeLike 'LeadOps.FileNotFound,*'
        $literal.Errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'and says so of a folder' {
        New-Item -ItemType Directory -Path folder -Force | Out-Null
        foreach ($call in { & $Read @{ Path = 'folder' } }, { Get-Item folder | & $Name }) {
            $watched = Invoke-Watched $call
            $watched.Thrown | Should -BeNullOrEmpty
            $watched.Errors.FullyQualifiedErrorId | Should -BeLike 'LeadOps.IsFolder,*'
            "$($watched.Errors[0])" | Should -BeLike 'folder: *'
        }
    }

    It 'and goes on after one that cannot be read' {
        Set-BadBytes 'bad.csv'
        $watched = Invoke-Watched { & $Read @{ Path = 'bad.csv', 'leads.csv' } }
        $watched.Thrown | Should -BeNullOrEmpty
        $watched.Errors.Count | Should -Be 1
        "$($watched.Errors[0])" | Should -Be 'bad.csv, line 2, column 16: byte 0xFC is not valid UTF-8 (byte 41).'
        $watched.Errors[0].ErrorDetails.RecommendedAction | Should -Be 'Read it with -Encoding windows-1252. The other files are read.'
        $watched.Output.Count | Should -Not -BeLessThan @(& $Read @{ Path = 'leads.csv' }).Count
        $alone = Invoke-Watched { & $Read @{ Path = 'bad.csv' } }
        $alone.Errors[0].ErrorDetails.RecommendedAction | Should -Be 'Read it with -Encoding windows-1252.'
        (Invoke-Watched { & $Read @{ Path = 'bad.csv'; Encoding = 'windows-1252' } }).Errors | Should -BeNullOrEmpty
    }

    It 'and stops at one that cannot be read if asked to' {
        Set-BadBytes 'bad.csv'
        { & $Read @{ Path = 'bad.csv', 'leads.csv'; ErrorAction = 'Stop' } } | Should -Throw '*byte 0xFC is not valid*'
    }

    It 'and terminates at -<Parameter> <Word>, with the nearest word' -ForEach @(
        @{ Parameter = 'Profile'; Word = 'hubspt'; Nearest = '*Nearest: HubSpot.*' }
        @{ Parameter = 'Kind'; Word = 'Leed'; Nearest = '*Nearest: Lead.*' }
        @{ Parameter = 'Map'; Word = @{ Persona = 'emial' }; Nearest = '*Nearest: email.*' }
        @{ Parameter = 'Encoding'; Word = 'windows-1525'; Nearest = '*Nearest: windows-1252*' }
        @{ Parameter = 'DateOrder'; Word = 'DYM'; Nearest = '*Nearest: DMY.*' }
        @{ Parameter = 'DateOrder'; Word = @{ 'Create Date' = 'DYM' }; Nearest = '*Nearest: DMY.*' }
        @{ Parameter = 'TimeZone'; Word = 'Europe/Berln'; Nearest = '*Nearest: Europe/Berlin.*' }
    ) {
        $watched = Invoke-Watched { & $Read @{ Path = 'leads.csv'; $Parameter = $Word } }
        "$($watched.Thrown)" | Should -BeLike $Nearest
        $watched.Output | Should -BeNullOrEmpty
    }

    It 'and warns of a column that is named and that no file has' {
        $watched = Invoke-Watched { & $Read @{ Path = 'leads.csv'; Map = @{ 'Persna' = 'note'; 'Persona' = $null }; DateOrder = @{ 'Webinar Dat' = 'DMY' } } }
        $watched.Warnings | Should -Contain "-Map: no column is called 'Persna'. Nearest: 'Persona'."
        $watched.Warnings | Should -Contain "-DateOrder: no column is called 'Webinar Dat'. Nearest: 'Webinar Date'."
        @($watched.Warnings | Where-Object { $_ -like '-*' }).Count | Should -Be 2
    }
}

Describe 'Get-LeadExportInfo' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        Set-Location (Copy-Acme)
        $info = Get-LeadExportInfo leads.csv
        $screen = Get-Screen $info
    }

    It 'shows what it read, with its evidence, in 100 columns' {
        ($screen | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual 100
        $screen | Should -Contain 'Path           : leads.csv'
        $screen | Should -Contain 'Compression    : none'
        $screen | Should -Contain 'Profile        : HubSpot, CSV labels'
        $screen | Should -Contain 'Kind           : Lead'
        $screen | Should -Contain 'TimeZone       : Europe/Berlin (from the agreement; the file names none)'
        $screen | Should -Contain 'Columns        : Record ID            id            48212088650'
        $screen | Should -Contain '                 Email                email         h***@b***.example'
        $screen | Should -Contain '                 3 not placed: Persona, Webinar Date, Score notes'
        $screen | Should -Contain 'DateOrders     : Create Date          day first: 60 of 120 values begin above 12'
        $screen | Should -Contain '                 Webinar Date         ambiguous: no part above 12 in 11 values'
        $screen | Should -Contain 'Records        : 120'
        $screen | Should -Contain 'Reconciliation : 134 lines = 120 records + 1 header + 1 blank + 12 extra (multi-line records)'
        ($screen -join ' ') | Should -BeLike "*Warnings       : 'Webinar Date' could be day or month first*-DateOrder @{ 'Webinar Date' = 'DMY' }*"
        ($screen | ForEach-Object { if ($_ -match '^\w+ +:') { ($_ -split ' ')[0] } }) | Should -Be (
            'Path', 'Encoding', 'Compression', 'Delimiter', 'Profile', 'Kind', 'Confidence', 'Evidence', 'TimeZone', 'Columns',
            'DateOrders', 'Records', 'Reconciliation', 'Warnings')
    }

    It 'accounts for every line' {
        $lines = $info.Reconciliation
        $lines.Lines | Should -Be ($lines.Header + $lines.Preamble + $lines.Footer + $lines.Blank + $lines.Records + $lines.Extra + $lines.Damaged)
    }

    It 'says what was set, as set' {
        $set = Get-LeadExportInfo leads.csv -Kind Lead -Profile generic -TimeZone Asia/Tokyo -DateOrder @{ 'Webinar Date' = 'DMY' } -Map @{ Persona = 'campaign' }
        $set.Profile | Should -BeLike 'any CRM*'
        $set.TimeZone | Should -BeLike 'Asia/Tokyo*'
        ($set.DateOrders | Where-Object Header -eq 'Webinar Date').Order | Should -Be 'DMY'
        ($set.Columns | Where-Object Header -eq 'Persona').Field | Should -Be 'campaign'
        $set.Warnings -join ' ' | Should -Not -BeLike '*Webinar*'
    }

    It 'can be piped on' {
        @($info | Test-Lead -AsOf $AsOf).Count | Should -Be @(Test-Lead leads.csv -AsOf $AsOf).Count
    }
}

Describe 'Import-LeadExport' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        Set-Location (Copy-Acme)
        $leads = @(Import-LeadExport leads.csv)
    }

    It 'gives a typed record for every row' {
        $leads.Count | Should -Be 120
        $leads[0] | Should -BeOfType LeadOps.Lead
        (Import-LeadExport activities.csv -WarningAction Ignore | Select-Object -First 1) | Should -BeOfType LeadOps.Activity
        (Import-LeadExport stage-history.csv | Select-Object -First 1) | Should -BeOfType LeadOps.StageChange
        (Import-LeadExport owner-history.csv | Select-Object -First 1) | Should -BeOfType LeadOps.OwnerChange
        (Import-LeadExport people.csv | Select-Object -First 1) | Should -BeOfType LeadOps.PersonRecord
    }

    It 'warns of lines that are no record' {
        (Invoke-Watched { Import-LeadExport activities.csv }).Warnings | Should -Be 'activities.csv: 1 line is no record. Test-Lead says which and why.'
    }

    It 'serves canonical columns with types and raw ones with their text' {
        $lead = $leads[0]
        $lead.Id | Should -Be '48212088650'
        $lead.Created | Should -BeOfType DateTimeOffset
        $lead.Created.ToString('o') | Should -Be '2026-10-01T13:48:00.0000000+02:00'
        $lead.'Create Date' | Should -Be '01.10.2026 13:48'
        $lead.Email | Should -Be $lead.'Email#raw'
        $lead.'Lifecycle Stage' | Should -Be 'Lead'
        $lead.email | Should -Be $lead.Email
        $lead.PSObject.Properties['No such column'] | Should -BeNullOrEmpty
        $lead.Location.ToString() | Should -Be 'leads.csv, line 2, record 1'
    }

    It 'gives the canonical columns first' {
        $names = @($leads[0].PSObject.Properties.Name)
        $names[0..3] | Should -Be 'Id', 'FirstName', 'LastName', 'Email'
        $names.IndexOf('Created') | Should -BeLessThan $names.IndexOf('Record ID')
        $names | Should -Contain 'Persona'
        @($names | Select-Object -Unique).Count | Should -Be $names.Count
    }

    It 'gives records to Where-Object, Select-Object, Sort-Object and Group-Object by any column' {
        @($leads | Where-Object 'Lifecycle Stage' -eq 'MQL').Count | Should -Be 28
        @($leads | Where-Object { $_.Stage -ceq 'MQL' }).Count | Should -Be 28
        @($leads | Where-Object 'Email#raw' -like '*@kupferberg.example').Count | Should -BeGreaterThan 0
        ($leads | Select-Object -First 1 -Property Id, 'Email#raw', 'Country/Region').'Country/Region' | Should -Be 'DE'
        $sorted = @($leads | Sort-Object -Property Created -Descending)
        $sorted[0].Created | Should -BeGreaterThan $sorted[-1].Created
        ($leads | Group-Object -Property Stage | Where-Object Name -eq 'MQL').Count | Should -Be 28
        ($leads | Group-Object -Property 'Original Source').Count | Should -Be ($leads.'Original Source' | Sort-Object -Unique).Count
        ($leads | Measure-Object -Property Employees -Maximum).Maximum | Should -BeGreaterThan 1
    }

    It 'keeps ids of Salesforce apart that differ by case alone' {
        Set-Text 'sf.csv' "Id,LastName,Company,Status,OwnerId,CreatedDate`n00Q5g00000AbCdE,A,Aco,Open,005A,2026-10-01T10:00:00Z`n00Q5g00000aBcDe,B,Bco,Open,005A,2026-10-01T10:00:00Z`n"
        $records = @(Import-LeadExport sf.csv)
        $records[0].Id | Should -BeExactly '00Q5g00000AbCdE'
        $records[1].Id | Should -BeExactly '00Q5g00000aBcDe'
        @($records | Group-Object -Property Id -CaseSensitive).Count | Should -Be 2
        @(Import-LeadExport sf.csv | Test-Lead -Rule LO5*).Count | Should -Be 0
    }

    It 'keeps a record unchanged' {
        { $leads[0].Email = 'x' } | Should -Throw
    }

    It 'writes all columns as CSV' {
        $leads | Export-Csv -Path out.csv -NoTypeInformation -Encoding UTF8
        $again = @(Import-Csv out.csv)
        $again.Count | Should -Be 120
        @($again[0].PSObject.Properties.Name) | Should -Be @($leads[0].PropertyNames)
        $again[3].'Lifecycle Stage' | Should -Be $leads[3].'Lifecycle Stage'
    }

    It 'reads by another map, zone, order, delimiter and encoding' {
        Set-Text 'mine.csv' "Nummer|Post|Datum`n7|a@x.example|02.03.2026 10:00`n"
        $record = Import-LeadExport mine.csv -Kind Lead -Delimiter '|' -Map @{ Nummer = 'id'; Post = 'email'; Datum = 'created' } -DateOrder DMY -TimeZone Asia/Tokyo -Encoding utf-8
        $record.Id | Should -Be '7'
        $record.Email | Should -Be 'a@x.example'
        $record.Created.UtcDateTime.ToString('s') | Should -Be '2026-03-02T01:00:00'
    }
}

Describe 'Get-LeadProfile' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }

    It 'lists the profiles, and finds them by wildcard' {
        (Get-LeadProfile).Name | Should -Contain 'Salesforce-Report'
        (Get-LeadProfile hub*).Name | Should -Be 'HubSpot', 'HubSpot-API'
        Get-LeadProfile none* | Should -BeNullOrEmpty
    }

    It 'names the nearest, and goes on' {
        $watched = Invoke-Watched { Get-LeadProfile hubspt, generic }
        "$($watched.Errors[0])" | Should -BeLike "There is no profile 'hubspt'. Nearest: HubSpot.*"
        $watched.Output.Name | Should -Be 'generic'
    }

    It 'shows them in 100 columns' {
        $screen = Get-Screen (Get-LeadProfile)
        ($screen | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual 100
        $screen[0] | Should -Match '^Name +Title +Format +Fields +Kinds$'
        ($screen -join ' ') -replace ' +', ' ' | Should -BeLike '*HubSpot HubSpot, CSV labels Csv * Lead, Activity, StageChange, OwnerChange, Opportunity*'
    }
}
