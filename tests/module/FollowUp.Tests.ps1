BeforeDiscovery { $cmdlets = 'Get-LeadFollowUp', 'Find-UnfollowedLead', 'Measure-LeadFollowUp' }

Describe 'Follow-up' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        Set-Location (Copy-Acme)
        $acme = @{
            Path = 'leads.csv'; Activity = 'activities.csv'; History = 'stage-history.csv'
            OwnerHistory = 'owner-history.csv'; AsOf = $AsOf
        }
        $followUps = @(Get-LeadFollowUp @acme -WarningAction SilentlyContinue)
        function Get-Text([object[]] $FollowUp) {
            @($FollowUp | ForEach-Object { "$_ $($_.HandOff.ToString('u')) $($_.BusinessTimeSeconds) $($_.Owner) $($_.ChargedTo) $($_.ChargeReason) $($_.Rows)" })
        }
    }

    It '<_> takes the same splat' -ForEach $cmdlets {
        $watched = Invoke-Watched { & $_ @acme }
        $watched.Thrown | Should -BeNullOrEmpty
        $watched.Errors | Should -BeNullOrEmpty
        $watched.Output.Count | Should -BeGreaterThan 0
    }

    It 'gives an obligation for every lead that was handed over, by lead' {
        $followUps.Count | Should -BeGreaterThan 60
        $ids = [string[]]$followUps.LeadId
        $sorted = [string[]]$ids.Clone()
        [Array]::Sort($sorted, [StringComparer]::Ordinal)
        $ids | Should -Be $sorted
        ($followUps.Verdict | Sort-Object -Unique).Count | Should -BeGreaterThan 3
    }

    It 'gives the same for files, paths in the pipeline, and LiteralPath' {
        $rest = @{ Activity = Get-Item activities.csv; History = 'stage-*.csv'; OwnerHistory = 'owner-history.csv'; AsOf = $AsOf; WarningAction = 'SilentlyContinue' }
        Get-Text @('leads.csv' | Get-LeadFollowUp @rest) | Should -Be (Get-Text $followUps)
        Get-Text @(Get-Item leads.csv | Get-LeadFollowUp @rest) | Should -Be (Get-Text $followUps)
        Get-Text @(Get-LeadFollowUp -LiteralPath leads.csv @rest) | Should -Be (Get-Text $followUps)
    }

    It 'gives the same for records of Import-LeadExport' {
        $records = @{
            Activity = Import-LeadExport activities.csv -WarningAction SilentlyContinue; History = Import-LeadExport stage-history.csv
            OwnerHistory = Import-LeadExport owner-history.csv; AsOf = $AsOf; WarningAction = 'SilentlyContinue'
        }
        $piped = @(Import-LeadExport leads.csv | Get-LeadFollowUp @records)
        # A line that is no record is not among the records, so what it hides is not known.
        $sure = @($followUps | Where-Object Reason -NE 'DamagedActivity')
        Get-Text @($piped | Where-Object LeadId -In $sure.LeadId) | Should -Be (Get-Text $sure)
    }

    It 'takes records of any kind' {
        $leads = [pscustomobject]@{ Id = '1'; Email = 'a@x.example'; Owner = 'Dana Ruiz'; Source = 'Referral'; Assigned = [datetimeoffset]'2026-11-16T09:00+01:00' },
        [pscustomobject]@{ Id = '2'; Email = 'b@x.example'; Owner = 'Dana Ruiz'; Source = 'Referral'; Assigned = [datetimeoffset]'2026-11-16T09:00+01:00' }
        $calls = @([pscustomobject]@{ LeadId = '1'; Type = 'call'; Occurred = [datetimeoffset]'2026-11-16T10:30+01:00'; Owner = 'Dana Ruiz' })
        $given = @($leads | Get-LeadFollowUp -Activity $calls -AsOf $AsOf)
        $given | ForEach-Object ToString | Should -Be '1/1 Met', '2/1 Missed'
        $given[0].BusinessTime | Should -Be ([timespan]'1:30')
        $given[1].ChargedTo | Should -Be 'Dana Ruiz'
    }

    It 'stops when a later command has enough' {
        (Get-LeadFollowUp @acme -WarningAction SilentlyContinue | Select-Object -First 1).LeadId | Should -Be $followUps[0].LeadId
    }

    It 'explains each number' {
        foreach ($one in Get-LeadFollowUp @acme -Explain -WarningAction SilentlyContinue | Where-Object { $null -ne $_.BusinessTime }) {
            ($one.Trace | Measure-Object -Property Seconds -Sum).Sum + 0 | Should -Be $one.BusinessTimeSeconds -Because "$one"
        }
    }

    It 'exports every object as a line of values' -ForEach $cmdlets {
        $csv = @(& $_ @acme -WarningAction SilentlyContinue | ConvertTo-Csv -NoTypeInformation)
        $csv.Count | Should -BeGreaterThan 1
        $csv -join "`n" | Should -Not -Match 'System\.|LeadOps\.'
    }
}

Describe 'Follow-up that cannot be told' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        Set-Location (Copy-Acme)
        $rest = @{ Activity = 'activities.csv'; AsOf = $AsOf }
    }

    It 'says which parameter an export belongs to' -ForEach @(
        @{ Call = { Get-LeadFollowUp activities.csv @rest }; Message = '-Path: activities.csv looks like Activity*'; Do = 'Name it with -Activity.' }
        @{ Call = { Get-LeadFollowUp leads.csv -Activity leads.csv -AsOf $AsOf }; Message = '-Activity: leads.csv looks like Lead*'; Do = 'Name it with -Path.' }
        @{ Call = { Get-LeadFollowUp leads.csv @rest -History owner-history.csv }; Message = '-History: owner-history.csv looks like OwnerChange*'; Do = 'Name it with -OwnerHistory.' }
        @{ Call = { Get-LeadFollowUp leads.csv @rest -Person leads.csv }; Message = '-Person: leads.csv looks like Lead*'; Do = 'Name it with -Path.' }
        @{ Call = { Import-Csv activities.csv | Get-LeadFollowUp @rest }; Message = '-Path: (pipeline) looks like Activity*'; Do = 'Name it with -Activity.' }
        @{ Call = { Import-LeadExport people.csv | Get-LeadFollowUp @rest }; Message = '-Path: people.csv looks like Person*'; Do = 'Name it with -Person.' }
    ) {
        $watched = Invoke-Watched $Call
        $watched.Thrown.FullyQualifiedErrorId | Should -BeLike 'LeadOps.WrongKind,*'
        $watched.Thrown.ErrorDetails.Message | Should -BeLike $Message
        $watched.Thrown.ErrorDetails.RecommendedAction | Should -Be $Do
        $watched.Output | Should -BeNullOrEmpty
    }

    It 'takes one field history as both histories' {
        Set-Text fields.csv "Id,LeadId,Field,OldValue,NewValue,CreatedDate,CreatedById`n1,00Q58000001AbCdEAK,Owner,,Dana Ruiz,2026-11-16T08:00:00Z,x`n"
        $watched = Invoke-Watched { Get-LeadFollowUp leads.csv @rest -History fields.csv -OwnerHistory fields.csv }
        $watched.Thrown | Should -BeNullOrEmpty
        $watched.Output.Count | Should -BeGreaterThan 0
    }

    It 'judges nothing if it could not read all activities' {
        $watched = Invoke-Watched { Get-LeadFollowUp leads.csv -Activity activities.csv, nowhere.csv -AsOf $AsOf }
        $watched.Thrown.FullyQualifiedErrorId | Should -BeLike 'LeadOps.PathNotFound,*'
        $watched.Thrown.ErrorDetails.Message | Should -BeLike 'nowhere.csv: no such file.*nothing is judged.'
        $watched.Output | Should -BeNullOrEmpty
        $text = "Contact ID,Old owner,New owner,Changed at`n1,,M~ller,2026-10-05 09:00`n"
        $bytes = [byte[]]($text.ToCharArray() | ForEach-Object { if ($_ -eq '~') { 0xFC } else { [int]$_ } })
        [IO.File]::WriteAllBytes((Join-Path (Get-Location).ProviderPath 'bad.csv'), $bytes)
        $watched = Invoke-Watched { Get-LeadFollowUp leads.csv @rest -OwnerHistory bad.csv }
        $watched.Thrown.ErrorDetails.Message | Should -BeLike 'bad.csv, line 2*nothing is judged.'
        $watched.Output | Should -BeNullOrEmpty
    }

    It 'judges the leads of the files that it can read' {
        Set-BadBytes bad.csv
        $watched = Invoke-Watched { Get-LeadFollowUp bad.csv, leads.csv @rest }
        $watched.Thrown | Should -BeNullOrEmpty
        $watched.Errors.Count | Should -Be 1
        $watched.Output.Count | Should -BeGreaterThan 60
        (Invoke-Watched { Get-LeadFollowUp nowhere.csv @rest }).Warnings | Should -BeNullOrEmpty
    }

    It 'needs an agreement with terms of follow-up' {
        Set-Text bare.json '{ "name": "Bare", "version": "1", "timeZone": "Europe/Berlin" }'
        $watched = Invoke-Watched { Get-LeadFollowUp leads.csv @rest -Agreement bare.json }
        $watched.Thrown.FullyQualifiedErrorId | Should -BeLike 'LeadOps.NoFollowUpTerms,*'
        $watched.Thrown.ErrorDetails.Message | Should -Be 'bare.json has no followUp section.'
        $watched.Thrown.ErrorDetails.RecommendedAction | Should -BeLike 'New-LeadAgreement*'
        Remove-Item lead-agreement.json
        (Invoke-Watched { Get-LeadFollowUp leads.csv @rest }).Thrown.FullyQualifiedErrorId | Should -BeLike 'LeadOps.NoAgreement,*'
        Copy-Item (Join-Path $Acme lead-agreement.json) .
    }

    It 'needs activities, if only none' {
        { Get-LeadFollowUp leads.csv -Activity $null -AsOf $AsOf } | Should -Throw
        Set-Text none.csv "Activity ID,Contact ID,Activity type,Activity date`n"
        $watched = Invoke-Watched { Get-LeadFollowUp leads.csv -Activity none.csv -AsOf $AsOf }
        $watched.Warnings | Should -Contain 'There is no activity at all, so no lead counts as touched.'
        @($watched.Output | Where-Object Verdict -EQ Met) | Should -BeNullOrEmpty
    }

    It 'says what is wrong with the instant or the dates' {
        $early = Invoke-Watched { Get-LeadFollowUp leads.csv -Activity activities.csv -OwnerHistory owner-history.csv -AsOf 2020-01-01 }
        $early.Output | Should -BeNullOrEmpty
        $early.Warnings -join "`n" | Should -BeLike '*hand-offs are after 2020-01-01T23:59:59+01:00*none before. Is that instant right?*'
        Set-Text unclear.csv "Record ID,Email,Contact owner,Create Date,Owner Assigned Date`n1,a@x.example,Dana Ruiz,05.11.2026 09:00,05.11.2026 09:00`n"
        Set-Text none.csv "Activity ID,Contact ID,Activity type,Activity date`n"
        $unclear = Invoke-Watched { Get-LeadFollowUp unclear.csv -Activity none.csv -AsOf $AsOf }
        $unclear.Warnings -join "`n" | Should -BeLike "*unclear.csv: 'Owner Assigned Date' could be day or month first*-DateOrder @{ 'Owner Assigned Date' = 'DMY' }*"
        $unclear.Output.Verdict | Should -Be 'Indeterminate'
        (Get-LeadFollowUp unclear.csv -Activity none.csv -AsOf $AsOf -DateOrder DMY -WarningAction SilentlyContinue).Verdict | Should -Be 'Missed'
    }

    It 'says what does not fit together' {
        Set-Text few.csv "Record ID,Email,Contact owner,Create Date,Owner Assigned Date`n1,a@x.example,Somebody Else,2026-11-05 09:00,2026-11-05 09:00`n1,a@x.example,Dana Ruiz,2026-11-05 09:00,2026-11-05 09:00`n"
        Set-Text calls.csv "Activity ID,Contact ID,Activity type,Direction,Activity date,Status`n1,9,CALL,OUTBOUND,2026-11-06 10:00,COMPLETED`n2,,CALL,OUTBOUND,2026-11-06 10:00,COMPLETED`n"
        $watched = Invoke-Watched { Get-LeadFollowUp few.csv -Activity calls.csv -AsOf $AsOf }
        $watched.Warnings | Should -Contain '1 lead row has the id of a row before (first few.csv:3): the first row counts.'
        $watched.Warnings | Should -Contain '1 activity that could be a touch names no lead (first calls.csv:3): a lead may seem untouched for it.'
        $watched.Warnings | Should -Contain '1 activity is of leads that were not given (first calls.csv:2), and none of one that was. Do the exports have the same ids?'
        $watched.Warnings -join "`n" | Should -BeLike '*1 owner is neither among the people of the agreement or -Person, nor a queue (first few.csv:2)*'
    }
}

Describe 'Find-UnfollowedLead' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        Set-Location (Copy-Acme)
        $acme = @{
            Path = 'leads.csv'; Activity = 'activities.csv'; History = 'stage-history.csv'
            OwnerHistory = 'owner-history.csv'; AsOf = $AsOf; WarningAction = 'SilentlyContinue'
        }
        $list = @(Find-UnfollowedLead @acme)
    }

    It 'lists some of each reason, overdue first' {
        $list | Group-Object Why -NoElement | Sort-Object Name | ForEach-Object { "$($_.Count) $($_.Name)" } |
            Should -Be '2 AtRisk', '9 CadenceBroken', '7 Overdue', '1 OwnerLeft', '2 Unowned'
        "$($list[0])" | Should -Be '48228038663/1 Unowned by 4:40'
        $list[0].Reasons.ToString() | Should -Be 'Unowned, Overdue'
        "$($list[-1])" | Should -Be '48258619306/1 Unowned due in 8:00'
    }

    It 'takes the first of them, and those of one owner' {
        @(Find-UnfollowedLead @acme -Top 2).LeadId | Should -Be $list[0..1].LeadId
        @(Find-UnfollowedLead @acme -Owner 'dana*').LeadId | Should -Be @($list | Where-Object Owner -EQ 'Dana Ruiz').LeadId
        @(Find-UnfollowedLead @acme -Owner '').LeadId | Should -Be @($list | Where-Object Owner -EQ '').LeadId
        @(Find-UnfollowedLead @acme -AtRiskOnly).LeadId | Should -Be @($list | Where-Object { $_.Reasons -contains 'AtRisk' }).LeadId
        @(Find-UnfollowedLead @acme -IncludeLate).Count | Should -BeGreaterThan $list.Count
    }

    It 'names the nearest owner' {
        $watched = Invoke-Watched { Find-UnfollowedLead @acme -Owner 'Dana Riuz' -WarningAction Continue }
        $watched.Warnings -join "`n" | Should -BeLike "*-Owner: no lead that was handed to sales has 'Dana Riuz'. Nearest: 'Dana Ruiz'.*"
    }

    It 'shows a table in 100 columns, without names or phones of leads' {
        $screen = Get-Screen $list
        ($screen | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual 100
        $screen[0] | Should -Match '^LeadId +Owner +Promise +Due +OverdueBy DueIn Why +NextStep$'
        $screen -join "`n" | Should -Not -Match ([regex]::Escape([string][char]0x2026))
        $screen -join "`n" | Should -Match '\(nobody\)'
    }

    It 'completes <Line>' -ForEach @(
        @{ Line = 'Find-UnfollowedLead leads.csv -Owner dan'; Words = , "'Dana Ruiz'" }
        @{ Line = 'Find-UnfollowedLead leads.csv -Owner DACH'; Words = , "'DACH queue'" }
        @{ Line = 'Find-UnfollowedLead leads.csv -Team D'; Words = , 'DACH' }
        @{ Line = 'Find-UnfollowedLead leads.csv -Source ref'; Words = , 'Referral' }
        @{ Line = 'Measure-LeadFollowUp leads.csv -GroupBy Per'; Words = , 'Period' }
    ) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText | Should -Be $Words
    }
}

Describe 'Measure-LeadFollowUp' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        Set-Location (Copy-Acme)
        $acme = @{
            Path = 'leads.csv'; Activity = 'activities.csv'; History = 'stage-history.csv'
            OwnerHistory = 'owner-history.csv'; AsOf = $AsOf; WarningAction = 'SilentlyContinue'
        }
        $followUps = @(Get-LeadFollowUp @acme)
        $total = Measure-LeadFollowUp @acme
    }

    It 'gives one total' {
        @($total).Count | Should -Be 1
        $total.Obligations | Should -Be $followUps.Count
        $total.Met | Should -Be @($followUps | Where-Object Verdict -EQ Met).Count
        $total.Missed | Should -Be @($followUps | Where-Object ChargedTo).Count
    }

    It 'gives parts that sum to it by <_>' -ForEach 'Owner', 'Team', 'Source', 'Grade', 'Promise', 'Period' {
        $parts = @(Measure-LeadFollowUp @acme -GroupBy $_)
        foreach ($count in 'Obligations', 'Met', 'Missed', 'Uncharged', 'Pending', 'Indeterminate', 'Excluded', 'Touched', 'OwnerDelaySeconds') {
            ($parts | Measure-Object -Property $count -Sum).Sum | Should -Be $total.$count
        }
    }

    It 'measures follow-ups from the pipeline' {
        $piped = $followUps | Measure-LeadFollowUp -GroupBy Owner, Period -Period Week | ConvertTo-Csv
        $piped | Should -Be (Measure-LeadFollowUp @acme -GroupBy Owner, Period -Period Week | ConvertTo-Csv)
        (Measure-LeadFollowUp -FollowUp $followUps).Met | Should -Be $total.Met
        @(Measure-LeadFollowUp @acme -Period Week).Period[0] | Should -Match '^2026-W\d\d$'
    }

    It 'shows tables in 100 columns' -ForEach @(
        @{ By = 'Owner'; Head = '^Owner +Obligations +Met +Missed +Uncharged +Pending +Indeterminate +Excluded +FollowUpRate +Median$' }
        @{ By = 'Owner', 'Period'; Head = '^Group +Obligations +Met +Missed +Uncharged +FollowUpRate +Median$' }
    ) {
        $screen = Get-Screen @(Measure-LeadFollowUp @acme -GroupBy $By)
        ($screen | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual 100
        $screen[0] | Should -Match $Head
        $screen -join "`n" | Should -Match '\d+ of \d+'
    }

    It 'shows the total as a list' {
        $screen = Get-Screen $total
        $screen -join "`n" | Should -Match 'FollowUpRate +: \d+ of \d+'
        $screen -join "`n" | Should -Match 'Median +: \d+ h \d\d min of business time, n = \d+'
    }

    It 'answers a wrong word with the right ones' {
        { Measure-LeadFollowUp @acme -GroupBy Ownr } | Should -Throw '*There is no group*Ownr*Owner*'
    }
}
