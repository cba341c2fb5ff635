using System;

namespace LeadOps.PowerShell.Tests;

/// <summary>A test that runs cmdlets in this process; skipped where no PowerShell is found.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EngineFactAttribute : FactAttribute
{
    public EngineFactAttribute()
    {
        if (PowerShellHome.WhyNoEngine is { } why) Skip = why;
    }
}
