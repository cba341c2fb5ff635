namespace LeadOps.Agreements;

/// <summary>Whose vocabulary a column speaks.</summary>
internal static class TermFields
{
    /// <summary>
    /// The fields whose terms the words of a column are; none where it has no agreed words. Stage, status and grade of a
    /// deal or an activity are other words than a lead's; what a stage history moves from and to are stages or statuses,
    /// each record's its own.
    /// </summary>
    public static Field[] Of(RecordKind kind, Field column)
    {
        if (kind == RecordKind.StageChange && (column == Field.From || column == Field.To)) return [Field.Stage, Field.Status];
        if (column.Type != FieldType.Term) return [];
        bool leadsOwn = column == Field.Stage || column == Field.Status || column == Field.Grade || column == Field.Rating;
        return leadsOwn && kind != RecordKind.Lead ? [] : [column];
    }
}
