using System;
using System.Collections.Generic;
using System.Text;

namespace CsvHelper34;

/// <summary>A few words, looked up by length first.</summary>
internal sealed class WordSet
{
    private readonly byte[][][] byLength = new byte[32][][];

    public WordSet(params string[] words)
    {
        var lists = new List<byte[]>[byLength.Length];
        foreach (string word in words)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(word);
            (lists[bytes.Length] ??= []).Add(bytes);
        }

        for (int i = 0; i < lists.Length; i++) byLength[i] = lists[i]?.ToArray() ?? [];
    }

    public bool Has(ReadOnlySpan<byte> text)
    {
        if (text.Length >= byLength.Length) return false;
        foreach (byte[] word in byLength[text.Length])
        {
            if (text.SequenceEqual(word)) return true;
        }

        return false;
    }

    /// <summary>Whether there is a text, and it is none of the words.</summary>
    public bool Lacks(ReadOnlySpan<byte> text) => !text.IsEmpty && !Has(text);
}
