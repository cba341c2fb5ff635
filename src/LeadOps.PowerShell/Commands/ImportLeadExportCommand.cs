using System.Management.Automation;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;

namespace LeadOps.PowerShell;

/// <summary>Import-LeadExport: the records of exports, typed, as they are read.</summary>
[Cmdlet(VerbsData.Import, "LeadExport", DefaultParameterSetName = "Path")]
[OutputType(typeof(Lead), typeof(Activity), typeof(StageChange), typeof(OwnerChange), typeof(Opportunity), typeof(Cost))]
[OutputType(typeof(PersonRecord), typeof(UnknownRecord))]
public sealed class ImportLeadExportCommand : FileCommand
{
    private protected override void Read(ExportSource source, ReadOptions options)
    {
        var plan = ExportInspector.Inspect(source, options, Cancellation);
        MeetHeaders(plan.Layout.Headers);
        ExportReader.Read(plan, options, new Emitter(this), Cancellation);
    }

    private sealed class Emitter(ImportLeadExportCommand command) : IRecordSink
    {
        private string file = "";
        private long unreadable;

        public void Begin(ExportPlan plan)
        {
            file = plan.Layout.File;
            unreadable = 0;
        }

        public void Record(Record record) => command.WriteObject(ExportRecord.Of(record));

        public void Fact(in StructureFact fact)
        {
            if (fact.Kind == FactKind.Damaged) unreadable++;
        }

        public void Grown(Layout layout)
        {
        }

        public void End()
        {
            if (unreadable == 0) return;
            string lines = unreadable == 1 ? "1 line is no record" : $"{unreadable} lines are no records";
            command.WriteWarning($"{file}: {lines}. Test-Lead says which and why.");
        }
    }
}
