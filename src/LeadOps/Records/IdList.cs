using LeadOps.Exports;

namespace LeadOps.Records;

/// <summary>
/// The ids in a text that may hold several, one after the other and without making text: <c>101;102</c> as HubSpot joins
/// them; <c>101:1626353538000</c>, of which the time of the merge is left off; and the arrays of JSON exports,
/// <c>["101","102"]</c> or <c>[{"id":"101","type":"call_to_contact"}]</c>. Any other text is one id.
/// <code>var ids = new IdList(record[Field.LeadId]); while (ids.Next(out var id)) …</code>
/// </summary>
internal struct IdList
{
    private const int ShortestEpoch = 12, LongestEpoch = 13;

    private readonly Utf8Text text;
    private readonly bool isJson;
    private int at;
    private int depth;

    public IdList(Utf8Text text)
    {
        this.text = text.Trim();
        isJson = this.text.Length > 1 && this.text[0] == '[' && this.text[this.text.Length - 1] == ']';
        at = isJson ? 1 : 0;
        depth = 1;
    }

    /// <summary>Goes to the next id.</summary>
    /// <returns>False when there is none.</returns>
    public bool Next(out Utf8Text id)
    {
        while (isJson ? NextInJson(out id) : NextPart(out id))
        {
            if (!id.IsEmpty) return true;
        }

        id = Utf8Text.Empty;
        return false;
    }

    private bool NextPart(out Utf8Text id)
    {
        id = Utf8Text.Empty;
        if (at > text.Length) return false;
        int end = at;
        while (end < text.Length && text[end] != ';') end++;
        id = WithoutTime(text.Slice(at, end - at).Trim());
        at = end + 1;
        return true;
    }

    private static Utf8Text WithoutTime(Utf8Text part)
    {
        int colon = part.IndexOf((byte)':');
        if (colon < 0 || part.Length - colon - 1 is < ShortestEpoch or > LongestEpoch) return part;
        for (int i = 0; i < part.Length; i++)
        {
            if (i != colon && part[i] is < (byte)'0' or > (byte)'9') return part;
        }

        return part.Slice(0, colon);
    }

    /// <summary>Values of the array, and of its objects the member that is the id. The reader knows it is sound JSON.</summary>
    private bool NextInJson(out Utf8Text id)
    {
        id = Utf8Text.Empty;
        bool isId = false;
        while (at < text.Length - 1)
        {
            byte c = text[at];
            if (c is (byte)'{' or (byte)'[') depth++;
            else if (c is (byte)'}' or (byte)']') depth--;
            else if (c is not ((byte)',' or (byte)':' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                var value = Token(out bool isName);
                if (isName) isId = depth == 2 && (value.EqualsAscii("id") || value.EqualsAscii("toObjectId"));
                else if (isId || depth == 1)
                {
                    id = value;
                    return true;
                }

                continue;
            }

            isId &= c is not ((byte)',' or (byte)'{' or (byte)'[');
            at++;
        }

        return false;
    }

    /// <summary>Reads a text without its quotes, or a bare word; a text before a colon is a name.</summary>
    private Utf8Text Token(out bool isName)
    {
        bool isText = text[at] == '"';
        int start = isText ? ++at : at;
        while (at < text.Length && !(isText ? text[at] == '"' : IsEnd(text[at]))) at += isText && text[at] == '\\' ? 2 : 1;
        if (at > text.Length) at = text.Length;
        var token = text.Slice(start, at - start);
        if (isText) at++;
        int next = at;
        while (next < text.Length && text[next] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') next++;
        isName = isText && next < text.Length && text[next] == ':';
        return !isText && token.EqualsAscii("null") ? Utf8Text.Empty : token;
    }

    private static bool IsEnd(byte c) => c is (byte)',' or (byte)']' or (byte)'}' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
