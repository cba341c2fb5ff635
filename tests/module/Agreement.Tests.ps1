Describe 'An agreement' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        Set-Location (Copy-Acme)
        $text = [IO.File]::ReadAllText((Join-Path (Get-Location) 'lead-agreement.json'))
        Set-Text 'draft.json' ($text -replace '"needsNote"', '"needsNotes"' -replace '"missingValues"', '"missingValue"')
    }

    It 'is taken as path, as file, loaded, and from upward; -Verbose tells which' {
        New-Item -ItemType Directory -Path below/deeper | Out-Null
        Copy-Item leads.csv below/deeper
        foreach ($agreement in 'lead-agreement.json', (Get-Item lead-agreement.json), (Get-LeadAgreement)) {
            $watched = Invoke-Watched { Test-Lead leads.csv -Agreement $agreement -Quiet -Verbose }
            $watched.Verbose | Should -Contain 'Agreement: Acme marketing and sales agreement 2026-Q4 from lead-agreement.json'
        }

        $upward = Invoke-Watched { Test-Lead below/deeper/leads.csv -Quiet -Verbose }
        $upward.Verbose | Should -Contain 'Agreement: Acme marketing and sales agreement 2026-Q4 from lead-agreement.json'
        $upward.Warnings | Should -BeNullOrEmpty
    }

    It 'that nobody wrote is warned of, and the rules that need none run' {
        $alone = New-Workplace
        Copy-Item leads.csv $alone
        Push-Location $alone
        try { $watched = Invoke-Watched { Test-Lead leads.csv -Verbose } }
        finally { Pop-Location }
        $watched.Verbose | Should -Contain 'No agreement found.'
        $watched.Warnings.Count | Should -Be 1
        $watched.Warnings | Should -BeLike 'No agreement: only the rules that need none run. *New-LeadAgreement*'
        $watched.Output.RuleId | Should -Contain 'LO2001'
        $watched.Output.RuleId | Should -Not -Contain 'LO1001'
    }

    It 'with a typo stops <Name>, and says where and what was meant' -ForEach @(
        @{ Name = 'Get-LeadAgreement'; Call = { Get-LeadAgreement draft.json } }
        @{ Name = 'Test-Lead'; Call = { Test-Lead leads.csv -Agreement draft.json } }
        @{ Name = 'Get-LeadExportInfo'; Call = { Get-LeadExportInfo leads.csv -Agreement draft.json } }
        @{ Name = 'Import-LeadExport'; Call = { Import-LeadExport leads.csv -Agreement draft.json } }
        @{ Name = 'Invoke-LeadAudit'; Call = { Invoke-LeadAudit . -Agreement draft.json } }
    ) {
        $watched = Invoke-Watched $Call
        $watched.Output | Should -BeNullOrEmpty
        $watched.Thrown.FullyQualifiedErrorId | Should -BeLike 'LeadOps.AgreementInvalid,*'
        "$($watched.Thrown)" | Should -BeLike "draft.json, line 12: unknown key 'missingValue'*"
        $watched.Thrown.ErrorDetails.RecommendedAction | Should -Be "Did you mean 'missingValues'? All problems: Test-LeadAgreement draft.json"
    }

    It 'that is something else is refused' {
        (Invoke-Watched { Test-Lead leads.csv -Agreement 5 }).Thrown | Should -BeLike '*Int32 is no agreement*'
        (Invoke-Watched { Test-Lead leads.csv -Agreement none.json }).Thrown | Should -BeLike '*none.json does not exist.'
    }
}

Describe 'Test-LeadAgreement' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        Set-Location (Copy-Acme)
        $text = [IO.File]::ReadAllText((Join-Path (Get-Location) 'lead-agreement.json'))
        Set-Text 'draft.json' ($text -replace '"needsNote"', '"needsNotes"' -replace '"missingValues"', '"missingValue"')
    }

    It 'prints nothing where nothing is wrong' {
        Test-LeadAgreement | Should -BeNullOrEmpty
        Test-LeadAgreement -Quiet | Should -BeTrue
    }

    It 'gives all problems in line order, as a list' {
        $problems = @(Test-LeadAgreement draft.json)
        $problems.Line | Should -Be 12, 44
        $problems.Nearest | Should -Be 'missingValues', 'needsNote'
        $screen = Get-Screen $problems
        $screen[0..4] | Should -Be @(
            'Line     : 12'
            'Severity : Error'
            'JsonPath : missingValue'
            "Message  : Unknown key 'missingValue'."
            'Nearest  : missingValues')
        Test-LeadAgreement draft.json -Quiet | Should -BeFalse
    }

    It 'says what is wrong with calendars and promises' {
        Set-Text 'promises.json' @'
{ "name": "Draft", "version": "1", "timeZone": "Europe/Berlin",
  "calendars": { "dach": { "hours": { "mon-fri": ["09:00-17:00"],
    "Sat": ["09:00-12:00"], "mon": ["18:00-19:00"] } } },
  "defaultCalendar": "dach",
  "followUp": { "handOff": { "from": [ "ownerAsigned" ] },
    "promises": [
      { "name": "A", "firstTouchWithin": "2 days", "until": "2026-12-31" },
      { "name": "B", "firstTouchWithin": "1 hour" },
      { "name": "C", "when": { "grade": "A" }, "firstTouchWithin": "1 h", "until": "2026-06-30", "calendar": "dahc" },
      { "name": "D", "when": { "grade": "A" }, "firstTouchWithin": "1 h", "until": "2026-06-30" } ] } }
'@
        $problems = @(Test-LeadAgreement promises.json)
        $problems | ForEach-Object { '{0} {1} {2} [{3}]' -f $_.Line, $_.Severity, $_.Message, $_.Nearest } | Should -Be @(
            "3 Error Unknown days 'Sat'; expected weekdays like mon, mon-fri or sat,sun. [sat]"
            "3 Error 'mon' is already in 'mon-fri' (line 2). []"
            "5 Error Expected ownerAssigned, created, or a stage or status like stage:SAL, found 'ownerAsigned'. [ownerAssigned]"
            "7 Warning '2 days' is 48 h of open time, more days than one would think; '2 business days' is another thing. [2 business days]"
            "8 Error Expected a duration like 90 s, 15 min, 1 h, 30 days or 2 business days, found '1 hour'. [1 h]"
            "9 Error 'C' never applies: 'A' (line 7) goes before it for the same leads and days. []"
            "9 Error Unknown calendar 'dahc'. [dach]"
            "10 Error 'D' never applies: 'A' (line 7) goes before it for the same leads and days. []")
    }

    It 'does not call a file good that it could not read' {
        $watched = Invoke-Watched { Test-LeadAgreement none.json -Quiet }
        $watched.Errors.Count | Should -Be 1
        $watched.Output | Should -Be $false
        $watched = Invoke-Watched { Test-LeadAgreement none.json, lead-agreement.json }
        $watched.Errors.FullyQualifiedErrorId | Should -BeLike 'LeadOps.PathNotFound,*'
    }
}

Describe 'Get-LeadAgreement' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        Set-Location (Copy-Acme)
    }

    It 'shows what was agreed in 100 columns' {
        $screen = Get-Screen (Get-LeadAgreement)
        ($screen | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual 100
        $screen | Should -Contain 'AgreedOn      : 2026-09-30'
        $screen | Should -Contain 'AgreedBy      : marketing, sales'
        $screen | Should -Contain 'MissingValues : N/A, -, Select, unknown'
        $screen | Should -Contain '                source: Organic search, Paid search, Referral, Trade show'
        ($screen -join ' ') | Should -BeLike '*LO1001 of company when source is Trade show until 2029-12-31 by ops:*'
    }

    It 'shows calendars, people and promises, a line each' {
        Set-Text 'follow-up.json' @'
{ "name": "Draft", "version": "1", "timeZone": "Europe/Berlin",
  "calendars": { "dach": { "hours": { "mon-thu": ["09:00-12:30", "13:30-18:00"], "fri": ["09:00-16:00"] } } },
  "defaultCalendar": "dach",
  "people": [ { "name": "Dana Ruiz", "team": "DACH", "role": "SDR", "calendar": "dach", "from": "2026-01-01" } ],
  "followUp": { "handOff": { "from": ["ownerAssigned", "created"] }, "touch": { "channels": ["call", "email"] },
    "promises": [
      { "name": "A", "when": { "grade": "A" }, "firstTouchWithin": "1 h", "until": "2026-12-31" },
      { "name": "Others", "firstTouchWithin": "8 h", "calendar": "dach",
        "cadence": { "attempts": 5, "within": "10 business days" } } ],
    "excluded": [ { "when": { "doNotContact": true }, "reason": "do not contact" } ] } }
'@
        $agreement = Get-LeadAgreement follow-up.json
        $screen = Get-Screen $agreement
        ($screen | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual 100
        $screen | Select-Object -Skip 5 | Should -Be @(
            'Terms         :'
            'MissingValues :'
            'Calendars     : dach: mon-thu 09:00-12:30, 13:30-18:00; fri 09:00-16:00 (Europe/Berlin)'
            'People        : Dana Ruiz (SDR, DACH, calendar dach) from 2026-01-01'
            'FollowUp      : hand-off: ownerAssigned, else created'
            '                touch: Attempt by call, email'
            '                excluded: do not contact: doNotContact is true'
            'Promises      : A: first touch within 1 h when grade is A until 2026-12-31, calendar of the owner'
            '                Others: first touch within 8 h, calendar dach, 5 attempts within 10 business days')
        $agreement.FollowUp.Promises.FirstTouchWithin.Seconds | Should -Be 3600, 28800
        $agreement.DefaultCalendar.Name | Should -Be 'dach'
    }

    It 'lists the terms as a table' {
        $screen = Get-Screen (Get-LeadAgreement).Terms
        ($screen | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual 100
        ($screen -join ' ') -replace ' +', ' ' | Should -BeLike '*Could not reach Ringing, No answer Cadence done*'
    }

    It 'says so where there is none' {
        Push-Location (New-Workplace)
        try { $watched = Invoke-Watched { Get-LeadAgreement } }
        finally { Pop-Location }
        $watched.Errors.FullyQualifiedErrorId | Should -BeLike 'LeadOps.NoAgreement,*'
        $watched.Errors[0].ErrorDetails.RecommendedAction | Should -Be 'Write one: New-LeadAgreement'
    }
}

Describe 'New-LeadAgreement' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        Set-Location (New-Workplace)
    }

    It 'writes one that has no problem and is found' {
        $file = New-LeadAgreement -Name 'Acme "new"' -Version 2 -TimeZone Europe/Berlin
        $file | Should -BeOfType IO.FileInfo
        $file.Name | Should -Be 'lead-agreement.json'
        Test-LeadAgreement | Should -BeNullOrEmpty
        $agreement = Get-LeadAgreement
        $agreement.Name, $agreement.Version, $agreement.TimeZone | Should -Be 'Acme "new"', '2', 'Europe/Berlin'
        @(Get-ChildItem).Count | Should -Be 1
    }

    It 'writes nothing with -WhatIf' {
        New-LeadAgreement what.json -WhatIf | Should -BeNullOrEmpty
        Test-Path what.json | Should -BeFalse
        New-LeadAgreement sure.json -Confirm:$false | Should -BeOfType IO.FileInfo
    }

    It 'overwrites only with -Force' {
        Set-Text 'mine.json' 'mine'
        (Invoke-Watched { New-LeadAgreement mine.json }).Thrown | Should -BeLike 'mine.json exists.'
        [IO.File]::ReadAllText((Join-Path (Get-Location) 'mine.json')) | Should -Be 'mine'
        New-LeadAgreement mine.json -Force | Should -BeOfType IO.FileInfo
        Test-LeadAgreement mine.json -Quiet | Should -BeTrue
    }

    It 'refuses a zone that does not exist' {
        (Invoke-Watched { New-LeadAgreement zone.json -TimeZone Europe/Berln }).Thrown | Should -BeLike '*Nearest: Europe/Berlin.*'
        Test-Path zone.json | Should -BeFalse
    }
}

Describe 'New-LeadAgreement -FromExport' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        Set-Location (Copy-Acme)
        function Get-Words { Test-Lead leads.csv, stage-history.csv -Agreement proposed.json -Rule LO3* -Severity Warning }
    }

    It 'proposes an agreement that the exports keep to' {
        $file = New-LeadAgreement proposed.json -FromExport *.csv -TimeZone Europe/Berlin -Currency EUR -DefaultRegion DE
        $file | Should -BeOfType IO.FileInfo
        (Test-LeadAgreement proposed.json).Severity | Select-Object -Unique | Should -Be 'Information'
        Get-Words | Should -BeNullOrEmpty
        $agreement = Get-LeadAgreement proposed.json
        $agreement.TimeZone, $agreement.Currency, $agreement.DefaultRegion | Should -Be 'Europe/Berlin', 'EUR', 'DE'
        $agreement.People.Name | Should -Contain 'Lena Vogt'
        ($agreement.Terms | Where-Object Name -EQ 'Organic search').Aliases | Should -Be 'organic_search'
    }

    It 'gives the same bytes however the files are named' {
        New-LeadAgreement one.json -FromExport leads.csv, stage-history.csv | Out-Null
        New-LeadAgreement two.json -FromExport stage-history.csv, leads.csv, l*ads.csv | Out-Null
        Get-Item -Path leads.csv, stage-history.csv | New-LeadAgreement three.json | Out-Null
        'stage-history.csv', 'leads.csv' | New-LeadAgreement four.json | Out-Null
        New-LeadAgreement five.json -LiteralPath leads.csv, stage-history.csv | Out-Null
        $hashes = (Get-FileHash one.json, two.json, three.json, four.json, five.json).Hash
        @($hashes | Select-Object -Unique).Count | Should -Be 1
    }

    It 'places the columns that -Map names, and proposes the fields that -Field names' {
        New-LeadAgreement mapped.json -FromExport leads.csv -Map @{ Persona = 'industry' } -Field industry | Out-Null
        $agreement = Get-LeadAgreement mapped.json
        "$($agreement.Columns)" | Should -Be 'Persona = industry'
        $agreement.Terms.Field.Name | Select-Object -Unique | Should -Be 'industry'
        (Invoke-Watched { New-LeadAgreement x.json -FromExport leads.csv -Field sourc }).Thrown.ErrorDetails.RecommendedAction | Should -Be "Did you mean 'source'?"
    }

    It 'is not led astray by an agreement that lies near' {
        New-LeadAgreement near.json -FromExport leads.csv | Out-Null
        (Get-LeadAgreement near.json).Terms.Name | Should -Contain 'Hot lead'
    }

    It 'writes nothing where not all could be read, over an export, or with -WhatIf' {
        Set-BadBytes bad.csv
        $watched = Invoke-Watched { New-LeadAgreement no.json -FromExport leads.csv, bad.csv, none.csv }
        $watched.Errors.Count | Should -Be 2
        $watched.Thrown.FullyQualifiedErrorId | Should -BeLike 'LeadOps.NotAllRead,*'
        (Invoke-Watched { New-LeadAgreement leads.csv -FromExport leads.csv -Force }).Thrown | Should -BeLike 'leads.csv is an export that is read.'
        New-LeadAgreement no.json -FromExport leads.csv -WhatIf | Should -BeNullOrEmpty
        Test-Path no.json | Should -BeFalse
    }

    It 'takes what is for exports only with exports' {
        (Invoke-Watched { New-LeadAgreement x.json -Map @{ a = 'stage' } }).Thrown | Should -BeLike '-Map says how exports are read*'
    }
}

Describe 'New-LeadAgreement -Update' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        Set-Location (Copy-Acme)
        $before = [IO.File]::ReadAllText((Join-Path (Get-Location) 'lead-agreement.json'))
    }

    It 'shows with -WhatIf what would be added, in 100 columns' {
        $proposals = @(New-LeadAgreement -FromExport *.csv -Update lead-agreement.json -WhatIf)
        "$($proposals[0])" | Should -Be 'stage: Alias Disqualifed of Disqualified'
        $screen = Get-Screen $proposals
        ($screen | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual 100
        $screen[0] -replace ' +', ' ' | Should -Be 'Field Proposal Count Value Of Why'
        [IO.File]::ReadAllText((Join-Path (Get-Location) 'lead-agreement.json')) | Should -Be $before
    }

    It 'adds what is new, once' {
        $proposals = @(New-LeadAgreement -FromExport *.csv -Update lead-agreement.json -AsOf 2026-11-20)
        $proposals.Value | Should -Contain 'LinkedIn'
        $after = [IO.File]::ReadAllText((Join-Path (Get-Location) 'lead-agreement.json'))
        $after | Should -Match '// new 2026-11-20 in leads.csv: 2 rows, like nothing here: a term, or an alias of one above\?'
        Test-LeadAgreement | Where-Object Severity -NE Information | Should -BeNullOrEmpty
        New-LeadAgreement -FromExport *.csv -Update lead-agreement.json -AsOf 2026-11-21 | Should -BeNullOrEmpty
        [IO.File]::ReadAllText((Join-Path (Get-Location) 'lead-agreement.json')) | Should -Be $after
        @(Get-ChildItem -Filter *.tmp).Count | Should -Be 0
    }

    It 'keeps a byte order mark and CRLF, and writes another file where one is named' {
        $path = Join-Path (Get-Location) 'marked.json'
        [IO.File]::WriteAllText($path, $before.Replace("`r`n", "`n").Replace("`n", "`r`n"), [Text.UTF8Encoding]::new($true))
        $marked = [IO.File]::ReadAllBytes($path)
        New-LeadAgreement other.json -FromExport leads.csv -Update marked.json | Out-Null
        [IO.File]::ReadAllBytes($path) | Should -Be $marked
        $other = [IO.File]::ReadAllBytes((Join-Path (Get-Location) 'other.json'))
        $other[0..2] | Should -Be 0xEF, 0xBB, 0xBF
        [Text.Encoding]::UTF8.GetString($other) | Should -Not -Match '[^\r]\n'
        (Invoke-Watched { New-LeadAgreement other.json -FromExport leads.csv -Update marked.json }).Thrown | Should -BeLike 'other.json exists.'
    }

    It 'says what vanished' {
        Set-Text 'few.csv' "Record ID,Lifecycle Stage,Original Source`n1,MQL,Referral`n"
        $gone = New-LeadAgreement -FromExport few.csv -Update lead-agreement.json -WhatIf
        ($gone | Where-Object Field -EQ source).Value | Should -Contain 'Paid search'
        $gone.Proposal | Select-Object -Unique | Should -Be 'Vanished'
    }

    It 'refuses an agreement with an error' {
        Set-Text 'draft.json' ($before -replace '"needsNote"', '"needsNotes"')
        (Invoke-Watched { New-LeadAgreement -FromExport leads.csv -Update draft.json }).Thrown.FullyQualifiedErrorId | Should -BeLike 'LeadOps.AgreementInvalid,*'
    }
}
