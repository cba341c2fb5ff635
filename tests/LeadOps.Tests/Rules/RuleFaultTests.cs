using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;
using LeadOps.Rules;
using LeadOps.Tests.Audits;
using LeadOps.Tests.Exports;
using Record = LeadOps.Records.Record;

namespace LeadOps.Tests.Rules;

/// <summary>A rule that throws is switched off and reported, and takes nothing else with it.</summary>
public sealed class RuleFaultTests
{
    private const string Text = "Record ID,Email\n1,a@x.example\n2\n3,c@x.example\n";

    [Fact]
    public void A_rule_that_throws_at_a_record_is_reported_with_it_and_the_others_see_every_record()
    {
        var found = Run(out var run, new Counting("LO2901"), new Throwing("LO2902", At.Record), new Counting("LO2903"));
        var failure = Assert.Single(run.Failures);
        Assert.Equal(("LO2902", 3L, 2L), (failure.RuleId, failure.Location.Line, failure.Location.Record));
        Assert.Equal("rule LO2902 at leads.csv, line 3, record 2: boom", failure.ToString());
        Assert.Equal(3, found.Ids.Count(id => id == "LO2901"));
        Assert.Equal(3, found.Ids.Count(id => id == "LO2903"));
        Assert.Equal(3, run.Files.Single().Records);
    }

    [Theory]
    [InlineData(At.Start, 0)]
    [InlineData(At.Fact, 3)]
    [InlineData(At.End, 0)]
    public void A_rule_that_throws_elsewhere_is_reported_too_and_the_others_go_on(At at, int line)
    {
        var found = Run(out var run, new Counting("LO0901"), new Throwing("LO0902", at), new Counting("LO0903"), new Counting("LO2904"));
        var failure = Assert.Single(run.Failures);
        Assert.Equal(("LO0902", (long)line), (failure.RuleId, failure.Location.Line));
        Assert.Equal(3 + 3 + 3, found.Found.Count);
    }

    [Fact]
    public void Several_rules_may_throw_at_one_record()
    {
        Run(out var run, new Throwing("LO2901", At.Record), new Throwing("LO2902", At.Record), new Counting("LO2903"));
        Assert.Equal(["LO2901", "LO2902"], run.Failures.Select(failure => failure.RuleId));
    }

    [Fact]
    public void A_rule_that_was_switched_off_stays_off_in_the_files_that_follow()
    {
        var throwing = new Throwing("LO2902", At.Record);
        var run = new RuleRun(new RuleContext(null, AuditFolder.AsOf, false), new FindingList(), [throwing]);
        Read(run);
        Read(run);
        Assert.Single(run.Failures);
        Assert.Equal(2, throwing.Seen);
        Assert.Equal(2, run.Files.Count);
    }

    [Fact]
    public void What_a_sink_throws_is_no_fault_of_a_rule()
    {
        var run = new RuleRun(new RuleContext(null, AuditFolder.AsOf, false), new Refusing(), [new Counting("LO2901")]);
        Assert.Throws<NotSupportedException>(() => Read(run));
        Assert.Empty(run.Failures);
    }

    [Fact]
    public void Every_rule_of_the_catalogue_lives_through_rows_of_nonsense()
    {
        var random = new Random(11);
        string[] cells = ["", " ", "x", "\0", "\uFEFF", "9999-12-31", "0000-00-00", "31/02/2026", "1e400", "=1", "\"a\nb\"", "İıŞ", "😀", "-", "@", "a@", "٣"];
        var sink = new FindingList();
        var agreement = Agreements.Agree.Good("\"terms\": { \"stage\": [ { \"term\": \"x\", \"means\": \"y\" } ] }, \"required\": [ { \"fields\": [\"email\"] } ]");
        var run = new RuleRun(new RuleContext(agreement, AuditFolder.AsOf, false), new RuleChoice(), sink);
        for (int round = 0; round < 50; round++)
        {
            string text = "Record ID,Email,Phone Number,Lifecycle Stage,Create Date,Last Modified Date,Notes\n"
                + string.Concat(Enumerable.Range(0, 50).Select(_ =>
                    string.Join(",", Enumerable.Range(0, 7).Select(_ => cells[random.Next(cells.Length)])) + "\n"));
            Read(run, text);
        }

        Assert.Empty(run.Failures.Select(failure => failure.ToString()));
        Assert.All(run.Files, file => Assert.True(file.Reconciliation.Closes));
        Assert.NotEmpty(sink.Found);
    }

    private static FindingList Run(out RuleRun run, params Rule[] rules)
    {
        var sink = new FindingList();
        run = new RuleRun(new RuleContext(null, AuditFolder.AsOf, false), sink, rules);
        Read(run);
        return sink;
    }

    private static void Read(RuleRun run, string text = Text)
    {
        using var folder = new TempFolder();
        var source = ExportSource.Open(folder.Write("leads.csv", System.Text.Encoding.UTF8.GetBytes(text))).Single();
        ExportReader.Read(source, new ReadOptions { Kind = RecordKind.Lead }, run, CancellationToken.None);
    }

    public enum At
    {
        Start,
        Record,
        Fact,
        End,
    }

    private sealed class Counting(string id) : Rule(new RuleInfo(id, "Counting", Severity.Information, "Counts."))
    {
        public override bool Start(RuleContext context, Layout layout, Findings findings) => true;

        public override void Check(Record record, Findings findings) =>
            findings.Add(this, record, Field.Id, record[Field.Id], "seen", "Seen.", "");
    }

    private sealed class Throwing(string id, At at) : Rule(new RuleInfo(id, "Throwing", Severity.Error, "Throws."))
    {
        public int Seen { get; private set; }

        public override bool Start(RuleContext context, Layout layout, Findings findings) => at == At.Start ? throw Boom() : true;

        public override void Check(Record record, Findings findings)
        {
            Seen++;
            if (at == At.Record && record.Row.Number == 2) throw Boom();
        }

        public override void Check(in StructureFact fact, Findings findings)
        {
            if (at == At.Fact) throw Boom();
        }

        public override void End(Layout layout, Findings findings)
        {
            if (at == At.End) throw Boom();
        }

        private static InvalidOperationException Boom() => new("boom");
    }

    private sealed class Refusing : IFindingSink
    {
        public void Add(Finding finding) => throw new NotSupportedException();
    }
}
