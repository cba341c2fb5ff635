using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Profiles;

/// <summary>Takes the records of an export one at a time, in the order of the file.</summary>
internal interface IRecordSink
{
    /// <summary>Before the first record of each export.</summary>
    void Begin(ExportPlan plan);

    /// <summary>The record is good until the call returns.</summary>
    void Record(Record record);

    /// <summary>Something the reader noticed; what is about a record comes before it.</summary>
    void Fact(in StructureFact fact);

    /// <summary>A JSON export has shown further columns with a field; the layout has them now.</summary>
    void Grown(Layout layout);

    /// <summary>After the last record, unless the export could not be read to its end.</summary>
    void End();
}
