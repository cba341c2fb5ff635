using LeadOps.Records;

namespace LeadOps.Rules.Validity;

/// <summary>An e-mail address that no mailbox can have.</summary>
internal sealed class EmailInvalid() : Rule(
    new RuleInfo("LO2001", "EmailInvalid", Severity.Error, "An e-mail address breaks the syntax of addresses."))
{
    private RuleContext? context;

    public override bool Start(RuleContext context, Layout layout, Findings findings)
    {
        this.context = context;
        return layout.Has(Field.Email);
    }

    public override void Check(Record record, Findings findings)
    {
        // Space around an address is another rule's business.
        var value = record[Field.Email].Trim();
        if (value.IsEmpty || EmailAddress.FaultOf(value) is not { } fault || context!.Missing.IsMissing(value)) return;
        findings.Add(
            this,
            record,
            Field.Email,
            value,
            $"{fault}: {findings.Show(Field.Email, value)}",
            $"The e-mail address is not valid: {fault}.",
            "Ask the source; nothing safe to repair.");
    }
}
