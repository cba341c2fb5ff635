using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using LeadOps.Agreements;
using LeadOps.Audits;
using LeadOps.Calendars;
using LeadOps.Exports;
using LeadOps.FollowUps;
using LeadOps.Profiles;
using LeadOps.Rules;
using LeadOps.Tests.Exports;

namespace LeadOps.Tests.FollowUps;

/// <summary>Exports as files or text, and what is judged of them.</summary>
internal sealed class Judged : IFollowUpSink
{
    private readonly FollowUpSources sources;
    private readonly FollowUpIntake intake;
    private readonly RuleContext context;
    private readonly ReadOptions options;

    public Judged(Agreement agreement, string asOf, ReadOptions? options = null)
    {
        context = new RuleContext(agreement, AsOf.Parse(asOf, agreement.Zone), false);
        sources = new FollowUpSources(agreement, context.Words);
        intake = new FollowUpIntake(sources);
        this.options = options ?? AuditFile.Options(agreement);
    }

    public List<FollowUp> FollowUps { get; } = [];

    /// <summary>What the user is told, a warning with a mark.</summary>
    public List<string> Told { get; } = [];

    public Judged Text(RecordKind kind, string name, string text) => Bytes(kind, name, Encoding.UTF8.GetBytes(text));

    public Judged Bytes(RecordKind kind, string name, byte[] bytes)
    {
        using var folder = new TempFolder();
        string path = folder.Write(name, bytes);
        return Read(kind, ExportSource.Open(path, name).Single());
    }

    public Judged File(RecordKind kind, string path) => Read(kind, ExportSource.Open(path).Single());

    public Judged Run(bool explain = false)
    {
        Tell();
        FollowUpRun.Run(sources, context.WordsOfThread, context.AsOf, explain, this, CancellationToken.None);
        Tell();
        return this;
    }

    void IFollowUpSink.Add(FollowUp followUp) => FollowUps.Add(followUp);

    private Judged Read(RecordKind kind, ExportSource source)
    {
        var own = intake.Expect(kind, options);
        ExportReader.Read(source, own, intake, CancellationToken.None);
        return this;
    }

    private void Tell() =>
        Told.AddRange(intake.Take(context.Zone.ToOffset(context.AsOf)).Select(notice => (notice.IsWarning ? "! " : "") + notice.Text));
}
