using LeadOps.Exports;

namespace LeadOps.Records;

/// <summary>
/// Ids of Salesforce: 15 case-sensitive letters and digits, or the same with a checksum of three more, made so that
/// programs that ignore case can tell them apart. Both forms name one record; the 15 characters are what is compared.
/// </summary>
internal static class SalesforceId
{
    public const int ShortLength = 15;
    public const int LongLength = 18;

    private const int GroupLength = 5;
    private const string ChecksumLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    /// <summary>Whether the text has the form of an id, and in the long form the right checksum.</summary>
    public static bool IsWellFormed(Utf8Text text) => TryNormalise(text, out _);

    /// <summary>Whether the text has the long form with a checksum that is not its own: the id is damaged.</summary>
    public static bool HasWrongChecksum(Utf8Text text) =>
        text.Length == LongLength && IsAlphanumeric(text) && !HasRightChecksum(text);

    /// <summary>
    /// Whether the text is the id of one who may own a record: of a user (<c>005</c>) or a queue (<c>00G</c>). A field
    /// history tells a change of owner twice at one instant, once by ids and once by names.
    /// </summary>
    public static bool IsOfOwner(Utf8Text text) =>
        IsWellFormed(text) && text[0] == '0' && text[1] == '0' && (text[2] == '5' || text[2] == 'G');

    /// <summary>The 15 characters that both forms of the id share, as a view of the text.</summary>
    /// <returns>False, with the text as it is, where it is no well-formed id.</returns>
    public static bool TryNormalise(Utf8Text text, out Utf8Text id)
    {
        id = text;
        if (text.Length is not (ShortLength or LongLength) || !IsAlphanumeric(text)) return false;
        if (text.Length == ShortLength) return true;
        if (!HasRightChecksum(text)) return false;
        id = text.Slice(0, ShortLength);
        return true;
    }

    /// <summary>The long form of a well-formed id, and any other text as it is.</summary>
    public static string Expand(Utf8Text text)
    {
        if (!TryNormalise(text, out var id)) return text.ToString();
        return id.ToString() + Checksum(id, 0) + Checksum(id, 1) + Checksum(id, 2);
    }

    private static bool HasRightChecksum(Utf8Text text)
    {
        for (int group = 0; group < 3; group++)
        {
            if (text[ShortLength + group] != Checksum(text, group)) return false;
        }

        return true;
    }

    /// <summary>One letter for five characters: bit i is set where character i is an upper-case letter.</summary>
    private static char Checksum(Utf8Text id, int group)
    {
        int bits = 0;
        for (int i = 0; i < GroupLength; i++)
        {
            if (id[(group * GroupLength) + i] is >= (byte)'A' and <= (byte)'Z') bits |= 1 << i;
        }

        return ChecksumLetters[bits];
    }

    private static bool IsAlphanumeric(Utf8Text text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is not ((>= (byte)'0' and <= (byte)'9') or (>= (byte)'A' and <= (byte)'Z')
                or (>= (byte)'a' and <= (byte)'z'))) return false;
        }

        return true;
    }
}
