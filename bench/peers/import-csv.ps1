# T2 as the script that one would write over Import-Csv: pwsh -NoProfile import-csv.ps1 LEADS.csv FINDINGS.csv
# Prints one line of JSON: the counts, and the seconds inside the started session. -Work Read only reads and counts.
param(
    [Parameter(Mandatory)] [string] $Path,
    [string] $Findings,
    [ValidateSet('T2', 'Read')] [string] $Work = 'T2'
)
$ErrorActionPreference = 'Stop'
$watch = [Diagnostics.Stopwatch]::StartNew()

if ($Work -eq 'Read') {
    $rows = (Import-Csv -LiteralPath $Path | Measure-Object).Count
    $seconds = [math]::Round($watch.Elapsed.TotalSeconds, 3)
    [ordered]@{ file = $Path; rows = $rows; seconds = $seconds } | ConvertTo-Json -Compress
    return
}

if (-not $Findings) { throw 'Name the file for the findings.' }
$stages = 'Inquiry', 'MQL', 'SAL', 'SQL', 'Opportunity', 'Customer', 'Recycled', 'Disqualified'
$sources = 'Organic search', 'Paid search', 'Referral', 'Trade show', 'Paid social', 'E-mail marketing',
    'Direct traffic', 'Partner'
$statuses = 'New', 'Open', 'In progress', 'Attempted to contact', 'Connected', 'Waiting on buyer', 'Bad timing',
    'Unqualified'
$qualified = 'MQL', 'SAL', 'SQL'
$required = [ordered]@{ email = 'Email'; company = 'Company name'; source = 'Original Source'; owner = 'Contact owner' }
$terms = [ordered]@{
    stage = 'Lifecycle Stage', $stages; source = 'Original Source', $sources; status = 'Lead Status', $statuses
}
$dates = [ordered]@{
    created = 'Create Date'; assigned = 'Owner Assigned Date'; modified = 'Last Modified Date'
    lastActivity = 'Last Activity Date'
}
$atom = "[A-Za-z0-9!#$%&'*+/=?^_``{|}~-]+"
$label = '[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?'
$email = [regex]::new("\A(?=.{1,64}@)$atom(\.$atom)*@$label(\.$label)+\z", 'CultureInvariant')
$culture = [cultureinfo]::InvariantCulture

$row = 0
Import-Csv -LiteralPath $Path | ForEach-Object {
    $row++
    $lead = $_
    if ($lead.'Lifecycle Stage' -cin $qualified) {
        foreach ($field in $required.Keys) {
            if (-not $lead.($required[$field])) {
                [pscustomobject]@{ Row = $row; Rule = 'LO1001'; Field = $field; Value = '' }
            }
        }
    }
    if ($lead.Email -and -not $email.IsMatch($lead.Email)) {
        [pscustomobject]@{ Row = $row; Rule = 'LO2001'; Field = 'email'; Value = $lead.Email }
    }
    $read = @{}
    foreach ($field in $dates.Keys) {
        $text = $lead.($dates[$field])
        if (-not $text) { continue }
        $instant = [datetime]::MinValue
        if ([datetime]::TryParseExact($text, 'yyyy-MM-dd HH:mm', $culture, 'None', [ref] $instant)) {
            $read[$field] = $instant
        }
        else { [pscustomobject]@{ Row = $row; Rule = 'LO2009'; Field = $field; Value = $text } }
    }
    foreach ($field in $terms.Keys) {
        $column, $allowed = $terms[$field]
        $text = $lead.$column
        if ($text -and $text -cnotin $allowed) {
            [pscustomobject]@{ Row = $row; Rule = 'LO3001'; Field = $field; Value = $text }
        }
    }
    if ($read.created -and $read.modified -and $read.modified -lt $read.created) {
        [pscustomobject]@{ Row = $row; Rule = 'LO4001'; Field = 'modified'; Value = $lead.'Last Modified Date' }
    }
} | Export-Csv -LiteralPath $Findings -NoTypeInformation
$seconds = [math]::Round($watch.Elapsed.TotalSeconds, 3)

$counts = [ordered]@{ file = $Path }
Import-Csv -LiteralPath $Findings | Group-Object Rule | Sort-Object Name |
    ForEach-Object { $counts[$_.Name] = $_.Count }
$counts.seconds = $seconds
$counts.powershell = "$($PSVersionTable.PSVersion)"
$counts | ConvertTo-Json -Compress
