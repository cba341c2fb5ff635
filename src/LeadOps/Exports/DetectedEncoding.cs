using System.Text;

namespace LeadOps.Exports;

/// <summary>How the text of an export is encoded, and what says so.</summary>
internal sealed class DetectedEncoding
{
    public DetectedEncoding(Encoding encoding, int bomLength, string evidence)
    {
        Encoding = encoding;
        BomLength = bomLength;
        Evidence = evidence;
    }

    /// <summary>Strict: it throws on what it cannot decode.</summary>
    public Encoding Encoding { get; }

    /// <summary>As shown: <c>UTF-8</c>, <c>UTF-16 LE</c>, <c>windows-1252</c>.</summary>
    public string Name => TextEncodings.NameOf(Encoding);

    public bool IsUtf8 => Encoding.CodePage == TextEncodings.Utf8CodePage;

    public bool HasBom => BomLength > 0;

    /// <summary>Bytes of the byte order mark, 0 to 4.</summary>
    public int BomLength { get; }

    public string Evidence { get; }
}
