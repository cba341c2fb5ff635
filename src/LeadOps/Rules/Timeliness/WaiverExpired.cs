using System;
using System.IO;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Rules.Timeliness;

/// <summary>A waiver of the agreement has passed its last day: what it covered is a finding again.</summary>
internal sealed class WaiverExpired() : Rule(
    new RuleInfo("LO6002", "WaiverExpired", Severity.Warning, "A waiver of the agreement has passed its last day.")
    {
        NeedsAgreement = true,
    })
{
    private bool reported;

    public override bool Start(RuleContext context, Layout layout, Findings findings)
    {
        if (reported) return false;
        reported = true;
        foreach (var waiver in context.Agreement!.Waivers)
        {
            if (!context.IsPast(waiver.Until)) continue;
            string until = waiver.Until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            findings.Add(
                this,
                new StructureFact { Detail = waiver.Reason, Line = waiver.Line },
                waiver.Field?.Name ?? "",
                $"the waiver of {waiver.Rule} ended on {until}",
                $"The waiver of {waiver.Rule} ({waiver.Reason}) ended on {until}, so what it covered is reported again.",
                "Mend the data, or agree on a new last day.",
                Path.IsPathRooted(context.Agreement.Path) ? Path.GetFileName(context.Agreement.Path) : context.Agreement.Path);
        }

        return false;
    }
}
