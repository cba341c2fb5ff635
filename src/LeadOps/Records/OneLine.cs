using System.Text;

namespace LeadOps.Records;

/// <summary>Makes text from a file fit to be shown within a line.</summary>
internal static class OneLine
{
    /// <summary>The text with a space for each control character, and cut where it is too long.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">Characters that stay.</param>
    public static string Of(string text, int most = int.MaxValue)
    {
        int length = System.Math.Min(text.Length, most);
        if (length < text.Length && char.IsHighSurrogate(text[length - 1])) length--;
        int at = 0;
        while (at < length && !char.IsControl(text[at])) at++;
        if (at == text.Length) return text;
        var line = new StringBuilder(text, 0, length, length + 1);
        for (; at < length; at++)
        {
            if (char.IsControl(text[at])) line[at] = ' ';
        }

        return length < text.Length ? line.Append('…').ToString() : line.ToString();
    }
}
