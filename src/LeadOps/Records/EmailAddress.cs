using System.Runtime.CompilerServices;
using LeadOps.Exports;

namespace LeadOps.Records;

/// <summary>
/// The syntax of an e-mail address: RFC 5321 limits, RFC 5322 dot-atom and quoted local parts, RFC 6531 characters
/// beyond ASCII. Comments and folded white space, which no mailbox has, are faults. A domain needs a dot.
/// </summary>
internal static class EmailAddress
{
    private const int LongestAddress = 254;
    private const int LongestLocalPart = 64;
    private const int LongestLabel = 63;

    // 1: may stand in a dot-atom (RFC 5322 atext); 2: letter, digit or beyond ASCII, so also in a domain label.
    private static readonly byte[] Classes = MakeClasses();

    /// <summary>What is wrong with the address in a few words, or null.</summary>
    [MethodImpl(Structurals.HotLoop)]
    public static string? FaultOf(Utf8Text text)
    {
        var bytes = text.Bytes;
        int start = text.Offset, end = start + text.Length;
        if (text.Length > LongestAddress) return "over 254 characters";
        int at = start;
        if (at < end && bytes[at] == '"')
        {
            at = AfterQuoted(bytes, at, end);
            if (at < 0) return "a quote that does not close";
            if (at == end) return "no @";
            if (bytes[at] != '@') return "text after the quoted part";
        }
        else
        {
            bool afterDot = true;
            for (; at < end; at++)
            {
                byte value = bytes[at];
                if (Classes[value] != 0)
                {
                    afterDot = false;
                    continue;
                }

                if (value == '@') break;
                if (value != '.') return text.IndexOf((byte)'@') < 0 ? "no @" : Unexpected(value, "before @");
                if (afterDot) return at == start ? "begins with a dot" : "two dots in a row";
                afterDot = true;
            }

            if (at == end) return "no @";
            if (at == start) return "nothing before @";
            if (afterDot) return "a dot before @";
        }

        if (at - start > LongestLocalPart) return "over 64 characters before @";
        return DomainFault(bytes, at + 1, end);
    }

    [MethodImpl(Structurals.HotLoop)]
    private static string? DomainFault(byte[] bytes, int start, int end)
    {
        if (start == end) return "no domain after @";
        if (bytes[start] == '[') return bytes[end - 1] == ']' && end - start > 2 ? null : "an address in [ ] that does not close";
        int labelStart = start;
        bool dotted = false;
        for (int at = start; ; at++)
        {
            byte value = at < end ? bytes[at] : (byte)'.';
            if (Classes[value] == 2 || value == '-') continue;
            if (value == '@') return "a second @";
            if (value != '.') return Unexpected(value, "in the domain");
            if (at == labelStart) return at == end ? "a dot at the end" : at == start ? "a dot after @" : "two dots in a row";
            if (bytes[labelStart] == '-' || bytes[at - 1] == '-') return "a part of the domain begins or ends with -";
            if (at - labelStart > LongestLabel) return "a part of the domain is over 63 characters";
            if (at == end) return dotted ? null : "a domain without a dot";
            dotted = true;
            labelStart = at + 1;
        }
    }

    private static int AfterQuoted(byte[] bytes, int open, int end)
    {
        for (int at = open + 1; at < end; at++)
        {
            if (bytes[at] == '"') return at + 1;
            if (bytes[at] == '\\') at++;
            if (at < end && bytes[at] < 0x20) return -1;
        }

        return -1;
    }

    private static string Unexpected(byte value, string where) => value switch
    {
        (byte)' ' => "a space " + where,
        < 0x20 or 0x7F => "a control character " + where,
        _ => "'" + (char)value + "' " + where,
    };

    private static byte[] MakeClasses()
    {
        var classes = new byte[256];
        for (int value = 0; value < 256; value++)
        {
            bool plain = value is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or >= 0x80;
            classes[value] = plain ? (byte)2 : (byte)0;
        }

        foreach (char value in "!#$%&'*+-/=?^_`{|}~") classes[value] = 1;
        return classes;
    }
}
