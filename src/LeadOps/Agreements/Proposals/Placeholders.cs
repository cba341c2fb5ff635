using System.Collections.Generic;

namespace LeadOps.Agreements.Proposals;

/// <summary>Texts that CRMs and people write where there is nothing.</summary>
internal static class Placeholders
{
    /// <summary>Normalised. Each means nothing in any field, but see <see cref="Doubtful"/>.</summary>
    public static readonly IReadOnlyList<string> Known =
    [
        "-", "--", "---", ".", "?", "??", "???", "/", "_", "n/a", "n.a.", "n. a.", "#n/a", "na", "nan", "nil", "null",
        "(null)", "<null>", "#null!", "none", "-none-", "--none--", "- none -", "-- none --", "(none)", "<none>",
        "select", "-select-", "--select--", "- select -", "-- select --", "please select", "select one",
        "select an option", "please choose", "choose one", "unknown", "(unknown)", "<unknown>", "undefined", "not set",
        "(not set)", "not specified", "not available", "not provided", "no value", "(no value)", "empty", "(empty)",
        "blank", "(blank)", "tbd", "unbekannt", "keine angabe", "k. a.", "k.a.", "bitte wählen", "auswählen", "inconnu",
        "non renseigné", "desconocido", "onbekend", "sconosciuto", "000000000000000", "000000000000000aaa",
        "00000000-0000-0000-0000-000000000000",
    ];

    /// <summary>The one that means something in a field of places: North America, Namibia.</summary>
    public const string Doubtful = "na";
}
