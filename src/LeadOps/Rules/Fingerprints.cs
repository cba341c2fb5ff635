using System.Globalization;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Rules;

/// <summary>
/// Names a finding by rule, record, field and normalised value. FNV-1a, 64 bits, of which 48 are kept: the same on
/// every machine and in every version.
/// </summary>
internal static class Fingerprints
{
    private const ulong OffsetBasis = 0xCBF29CE484222325;
    private const ulong Prime = 0x100000001B3;

    /// <summary>E.g. <c>LO2001-7f0b51c2e94d</c>.</summary>
    public static string Of(string ruleId, Utf8Text recordKey, string field, Utf8Text value)
    {
        ulong hash = Add(OffsetBasis, Utf8Text.Of(ruleId));
        hash = Add(hash, recordKey);
        hash = Add(hash, Utf8Text.Of(field));
        hash = Add(hash, Utf8Text.Of(TextKey.Normalise(value.ToString())));
        hash ^= hash >> 48;
        return ruleId + "-" + (hash & 0xFFFFFFFFFFFF).ToString("x12", CultureInfo.InvariantCulture);
    }

    private static ulong Add(ulong hash, Utf8Text text)
    {
        for (int i = 0; i < text.Length; i++) hash = (hash ^ text[i]) * Prime;

        // A separator that no text holds keeps "a","bc" and "ab","c" apart.
        return (hash ^ 0xFF) * Prime;
    }
}
