using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Profiles;
using LeadOps.Rules;

namespace LeadOps.Audits;

/// <summary>One export that an audit names.</summary>
internal sealed class AuditInput
{
    public AuditInput(string path, string shown, ReadOptions options)
    {
        Path = path;
        Shown = shown;
        Options = options;
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>How findings name it.</summary>
    public string Shown { get; }

    public ReadOptions Options { get; }

    /// <summary>Which of the inputs it is.</summary>
    public int Place { get; set; }

    /// <summary>What its records are, as far as that is known before it is read.</summary>
    public RecordKind Kind => Options.Kind ?? Plans.Values.Select(plan => plan.Match.Kind).FirstOrDefault();

    /// <summary>What was found out about its exports before the pass, by their names; the pass does not look again.</summary>
    public Dictionary<string, ExportPlan> Plans { get; } = new(StringComparer.Ordinal);
}

/// <summary>What is too much. A limit that is not set does not count, but for errors, whose limit is 0.</summary>
internal sealed class GateLimits
{
    public long Errors { get; set; }

    public long? Warnings { get; set; }

    public long? Damaged { get; set; }

    /// <summary>Leads that are untouched and overdue.</summary>
    public long? Overdue { get; set; }
}

/// <summary>All that an audit is to do: from an audit file, a folder or a cmdlet's parameters.</summary>
internal sealed class AuditRequest
{
    public Agreement? Agreement { get; set; }

    public List<AuditInput> Inputs { get; } = [];

    /// <summary>Exports that are named and not there.</summary>
    public List<AuditFault> Missing { get; } = [];

    public RuleChoice Rules { get; set; } = new();

    public GateLimits Gate { get; set; } = new();

    /// <summary>Whether follow-up is judged; the agreement then has a section on it.</summary>
    public bool WantsFollowUp { get; set; }

    /// <summary>Whether the result is to list the unfollowed leads.</summary>
    public bool KeepsUnfollowed { get; set; }

    /// <summary>Parts of the audit that are asked for and not built yet.</summary>
    public List<string> NotBuilt { get; } = [];

    public string? OutputFolder { get; set; }

    public IReadOnlyList<string> OutputFormats { get; set; } = [];

    /// <summary>Seconds since 1970-01-01T00:00:00Z.</summary>
    public long AsOf { get; set; }

    /// <summary>Whether warnings alone give exit code 2.</summary>
    public bool Strict { get; set; }

    public bool ShowEvidence { get; set; }
}
