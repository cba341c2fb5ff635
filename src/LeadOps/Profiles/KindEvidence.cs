using System.Collections.Generic;
using System.Linq;
using LeadOps.Records;

namespace LeadOps.Profiles;

/// <summary>Fields of which one says that rows are of a kind.</summary>
internal sealed class Sign
{
    public Sign(bool required, params Field[] anyOf)
    {
        IsRequired = required;
        AnyOf = anyOf;
    }

    /// <summary>Without it rows are not taken for this kind unless the user says so.</summary>
    public bool IsRequired { get; }

    public IReadOnlyList<Field> AnyOf { get; }

    /// <summary>A required sign counts twice.</summary>
    public int Weight => IsRequired ? 2 : 1;

    /// <summary>The fields' names, <c>id, email or phone</c>.</summary>
    public override string ToString()
    {
        string last = AnyOf[AnyOf.Count - 1].Name;
        return AnyOf.Count == 1
            ? last
            : string.Join(", ", AnyOf.Take(AnyOf.Count - 1).Select(field => field.Name)) + " or " + last;
    }
}

/// <summary>By what a kind of record is known, whatever the CRM.</summary>
internal static class KindEvidence
{
    private static readonly Sign[][] Signs = ByKind();

    public static IReadOnlyList<Sign> Of(RecordKind kind) => Signs[(int)kind];

    private static Sign[][] ByKind()
    {
        var signs = new Sign[RecordKinds.All.Length + 1][];
        signs[(int)RecordKind.Lead] =
        [
            new(true, Field.Id, Field.Email, Field.Phone, Field.Mobile),

            // An id alone is a row of anything: a lead can also be reached, or is on its way through sales.
            new(true, Field.Email, Field.Phone, Field.Mobile, Field.Source, Field.Campaign, Field.Stage, Field.Status,
                Field.Rating, Field.Grade, Field.Score, Field.Owner, Field.IsConverted, Field.RejectReason),
            new(false, Field.FullName, Field.FirstName, Field.LastName, Field.Company, Field.Email),
            new(false, Field.Created, Field.Assigned, Field.Modified, Field.Converted, Field.LastActivity),
        ];
        signs[(int)RecordKind.Activity] =
        [
            new(true, Field.LeadId),
            new(true, Field.Occurred),
            new(true, Field.ActivityType, Field.Direction, Field.Outcome, Field.Subject),
        ];

        // The two are told apart by their headers: a profile lists "To Stage" for the one and "To Owner" for the other.
        signs[(int)RecordKind.StageChange] = signs[(int)RecordKind.OwnerChange] =
        [
            new(true, Field.LeadId),
            new(true, Field.To),
            new(true, Field.Changed),
            new(false, Field.From, Field.ChangedField),
        ];
        signs[(int)RecordKind.Opportunity] =
        [
            new(true, Field.Id, Field.FullName),
            new(true, Field.Amount, Field.Closed, Field.Won),
            new(true, Field.Stage, Field.Status, Field.Won),
            new(false, Field.Closed, Field.Created),
        ];
        signs[(int)RecordKind.Cost] =
        [
            new(true, Field.Amount),
            new(true, Field.Source, Field.Campaign),
            new(false, Field.Starts, Field.Ends),
        ];
        signs[(int)RecordKind.Person] =
        [
            new(true, Field.FullName, Field.Email),
            new(true, Field.Team, Field.Role, Field.Calendar),
        ];
        return signs;
    }
}
