using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Rules;

/// <summary>
/// One thing that can be wrong. A rule is one file: it is found by reflection, made anew for each run, and may keep
/// state of its own for that run. It sees records one at a time, in the order of the file.
/// </summary>
internal abstract class Rule
{
    protected Rule(RuleInfo info) => Info = info;

    public RuleInfo Info { get; }

    /// <summary>Called before the records of each file, and again whenever a JSON export shows more columns.</summary>
    /// <returns>Whether the rule has anything to look at in this file's records.</returns>
    public virtual bool Start(RuleContext context, Layout layout, Findings findings) => false;

    /// <summary>Called after the records of each file.</summary>
    public virtual void End(Layout layout, Findings findings)
    {
    }

    /// <summary>Called for each record, where <see cref="Start"/> returned true.</summary>
    public virtual void Check(Record record, Findings findings)
    {
    }

    /// <summary>Called for each thing the reader noticed, before the records that follow it.</summary>
    public virtual void Check(in StructureFact fact, Findings findings)
    {
    }
}
