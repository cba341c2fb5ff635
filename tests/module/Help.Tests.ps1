# Holds what Get-Help says against what the cmdlets are.

BeforeDiscovery {
    Import-Module $env:LEADOPS_MODULE
    $cmdlets = (Get-Command -Module LeadOps -CommandType Cmdlet).Name
    $parameters = foreach ($cmdlet in $cmdlets) {
        (Get-Command $cmdlet).Parameters.Values |
            Where-Object { $_.Name -notin [Management.Automation.PSCmdlet]::CommonParameters } |
            ForEach-Object { @{ Cmdlet = $cmdlet; Parameter = $_.Name } }
    }
}

Describe 'Get-Help <_>' -ForEach $cmdlets {
    BeforeAll {
        $cmdlet = $_
        $command = Get-Command $cmdlet
        $help = Get-Help $cmdlet -Full
    }

    It 'has a synopsis, a description, examples and links' {
        $help.Synopsis | Should -Match '^[A-Z].*\.$'
        $help.description.Text | Should -Not -BeNullOrEmpty
        $help.examples.example.Count | Should -BeGreaterThan 1
        $help.relatedLinks.navigationLink | Should -Not -BeNullOrEmpty
    }

    It 'describes the parameters that there are' {
        $own = $command.Parameters.Keys | Where-Object { $_ -notin [Management.Automation.PSCmdlet]::CommonParameters }
        $help.parameters.parameter.name | Sort-Object | Should -Be ($own | Sort-Object)
    }

    It 'shows the syntax of every parameter set, the default one first' {
        $syntax = @($help.syntax.syntaxItem | ForEach-Object { ($_.parameter.name | Sort-Object) -join ' ' })
        $sets = @($command.ParameterSets | Sort-Object { -not $_.IsDefault } | ForEach-Object {
                ($_.Parameters.Name | Where-Object { $_ -notin [Management.Automation.PSCmdlet]::CommonParameters } | Sort-Object) -join ' '
            })
        $syntax[0] | Should -Be $sets[0]
        $syntax | Sort-Object | Should -Be ($sets | Sort-Object)
    }

    It 'names the types that come out' {
        $told = $help.returnValues.returnValue.type.name -split ', '
        foreach ($type in $command.OutputType.Name) { $told | Should -Contain $type }
    }
}

Describe 'Get-Help <cmdlet> -Parameter <parameter>' -ForEach $parameters {
    It 'says what it is' {
        $help = Get-Help $cmdlet -Parameter $parameter
        $metadata = (Get-Command $cmdlet).Parameters[$parameter]
        $sets = @($metadata.ParameterSets.Values)
        $first = $sets[0]

        $help.description.Text | Should -Not -BeNullOrEmpty
        $type = [Nullable]::GetUnderlyingType($metadata.ParameterType)
        if (-not $type) { $type = $metadata.ParameterType }
        $help.type.name | Should -Be $type.Name
        $help.required | Should -Be "$($first.IsMandatory)".ToLowerInvariant()
        $help.position | Should -Be $(if ($first.Position -lt 0) { 'named' } else { "$($first.Position)" })
        $help.aliases | Should -Be $(if ($metadata.Aliases) { $metadata.Aliases -join ', ' } else { 'none' })
        $help.globbing | Should -Be "$([bool]($metadata.Attributes | Where-Object { $_ -is [Management.Automation.SupportsWildcardsAttribute] }))".ToLowerInvariant()
        $ways = @(
            if ($first.ValueFromPipeline) { 'ByValue' }
            if ($first.ValueFromPipelineByPropertyName) { 'ByPropertyName' }
        )
        $help.pipelineInput | Should -Be $(if ($ways) { "true ($($ways -join ', '))" } else { 'false' })
    }
}

Describe 'Get-Help <_>' -ForEach 'about_LeadOps', 'about_LeadOps_Agreement', 'about_LeadOps_Rules' {
    It 'is found and has a synopsis' {
        $topic = Get-Help $_
        "$topic" | Should -Match "TOPIC\r?\n    $_"
        (Get-Help "$_*" | Where-Object Name -EQ $_).Synopsis | Should -Match '\.$'
    }
}
