using System;
using System.Collections.Generic;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.FollowUps;

/// <summary>Texts that come again and again, each kept once under a number; 0 is the empty text.</summary>
internal sealed class TextPool
{
    private readonly DistinctValues<int> known = new();
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly List<string> texts = [""];

    public int Count => texts.Count;

    public string this[int number] => texts[number];

    public int Add(Utf8Text text)
    {
        if (text.IsEmpty) return 0;
        if (known.TryGet(text, out int number)) return number;
        number = Add(text.ToString());
        known.Add(text, number);
        return number;
    }

    public int Add(string text)
    {
        if (numbers.TryGetValue(text, out int number)) return number;
        number = texts.Count;
        texts.Add(text);
        numbers.Add(text, number);
        return number;
    }
}
