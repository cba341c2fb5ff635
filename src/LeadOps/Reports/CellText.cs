namespace LeadOps.Reports;

/// <summary>Cells of CSV reports, which people open in spreadsheets.</summary>
internal static class CellText
{
    /// <summary>
    /// The text as a CSV cell. One that a spreadsheet would run gets an apostrophe: it begins with <c>=</c>, <c>@</c>, a
    /// tab or a line end, with a full-width form of those that East Asian Excel takes too, or with <c>+</c> or <c>-</c> and is no number or phone number.
    /// </summary>
    public static string Of(string text)
    {
        if (Runs(text)) text = "'" + text;
        return text.IndexOfAny([',', '"', '\r', '\n']) < 0 ? text : "\"" + text.Replace("\"", "\"\"") + "\"";
    }

    private static bool Runs(string text)
    {
        if (text.Length == 0) return false;
        if (text[0] is '=' or '@' or '\t' or '\r' or '\n' or '\uFF1D' or '\uFF20' or '\uFF0B' or '\uFF0D') return true;
        if (text[0] is not ('+' or '-')) return false;
        bool number = false;
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] is >= '0' and <= '9') number = true;
            else if (text[i] is not (' ' or '.' or ',' or '(' or ')' or '*')) return true;
        }

        return !number;
    }
}
