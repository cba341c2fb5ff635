using System.Runtime.CompilerServices;
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Agreements;

/// <summary>
/// Tells missing values: empty, only white space (NBSP and zero-width included), or one of the agreement's, compared as
/// normalised text. Ordinary values are told by their first byte. For one thread.
/// </summary>
internal sealed class MissingValues
{
    private readonly string[] wanted;
    private readonly HashSet<string> set;
    private readonly DistinctValues<bool> known = new();

    // Whether a missing value may begin with this byte.
    private readonly bool[] mayBegin = new bool[256];

    public MissingValues(IEnumerable<string> values)
    {
        wanted = values.Select(TextKey.Normalise).Where(value => value.Length > 0).Distinct().ToArray();
        set = new HashSet<string>(wanted, StringComparer.Ordinal);
        for (int i = 0; i < 256; i++) mayBegin[i] = i >= 0x80 || TextKey.IsSpace((char)i);

        // Normalising changes an ASCII first character only by case, or by joining it with accents that follow.
        foreach (string value in wanted)
        {
            foreach (char c in new[] { value[0], value.Normalize(NormalizationForm.FormKD)[0] })
            {
                if (c >= 0x80) continue;
                mayBegin[char.ToLowerInvariant(c)] = true;
                mayBegin[char.ToUpperInvariant(c)] = true;
            }
        }

        // Letters that normalising never makes ASCII: U+00C0 to U+00FF, Cyrillic to Arabic, and from U+4000 on but for
        // U+A000 to U+AFFF, which has Latin letters.
        if (wanted.Any(value => value[0] >= 0x80)) return;
        for (int lead = 0xC3; lead <= 0xED; lead++)
        {
            if (lead is 0xC3 or (>= 0xD0 and <= 0xDB) or (>= 0xE4 and not 0xEA)) mayBegin[lead] = false;
        }
    }

    [MethodImpl(Structurals.HotLoop)]
    public bool IsMissing(Utf8Text text)
    {
        if (text.Length == 0) return true;
        if (!mayBegin[text.Bytes[text.Offset]]) return false;
        var trimmed = text.Trim();
        if (trimmed.Length == 0) return true;
        if (!mayBegin[trimmed.Bytes[trimmed.Offset]]) return false;

        bool sure = trimmed[0] < 0x80;
        for (int i = 0; sure && i < wanted.Length; i++)
        {
            switch (Compare(trimmed, wanted[i]))
            {
                case true: return true;
                case null: sure = false; break;
            }
        }

        if (sure) return false;
        if (known.TryGet(trimmed, out bool missing)) return missing;
        string key = TextKey.Normalise(trimmed.ToString());
        missing = key.Length == 0 || set.Contains(key);
        known.Add(trimmed, missing);
        return missing;
    }

    /// <summary>Whether a text is the wanted one when normalised; null where only normalising can tell.</summary>
    private static bool? Compare(Utf8Text text, string wanted)
    {
        int at = 0;
        bool gap = false;
        for (int i = 0; i < text.Length; i++)
        {
            int value = text[i];
            if (value >= 0x80) return null;
            if (TextKey.IsSpace((char)value))
            {
                gap = true;
                continue;
            }

            if (gap && (at >= wanted.Length || wanted[at++] != ' ')) return false;
            gap = false;
            if (value is >= 'A' and <= 'Z') value |= 0x20;
            if (at >= wanted.Length) return false;
            if (wanted[at] != value) return i + 1 < text.Length && text[i + 1] >= 0x80 ? null : false;
            at++;
        }

        return at == wanted.Length;
    }
}
