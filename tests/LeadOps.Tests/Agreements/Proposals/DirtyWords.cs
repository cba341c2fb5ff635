using System;
using System.Collections.Generic;
using System.Linq;

namespace LeadOps.Tests.Agreements.Proposals;

/// <summary>Vocabularies as people leave them behind: a seed makes the same one each time.</summary>
internal sealed class DirtyWords
{
    private static readonly string[] Roots =
    [
        "Organic search", "Paid search", "Referral", "Trade show", "Tier 1", "Tier 2", "Qualified", "Unqualified",
        "Interested", "Not interested", "MQL", "SQL", "SAL", "Lead", "Customer", "Disqualified", "Recycled", "Open",
        "Müller & Söhne", "Größe", "C", "C#", "C++", "A", "A-", "A+", "50%", "<5", ">5", "1 5", "15", "か", "が", "की", "के",
        "新規リード", "\U0001F600 smile", "\U0001F468‍\U0001F469", "\"quoted\"", "back\\slash", "*/ comment /*", "// line", "a\nb", "a\r\nb",
        "tab\tbed", "soft\u00ADhyphen", "‮right", "nb sp", "ﬁsh", "I", "İ", "ı", "ß", "SS", "é", "é", "Ω", "marketingqualifiedlead", "IN_PROGRESS",
        "Closed won", "Closed lost", "Contacted", "Contracted", "{ \"term\": 1 }", "],", "__proto__", "stage", "'", "\u0085next\u2028line",
        "﻿bom", "​zero", "\u0308combining", "a ̈b", "�", "𝔘nicode", "Ⅳ", "4", "½",
    ];

    private static readonly string[] Gaps = ["", " ", "N/A", "Select", "unknown", "-", "null", "NONE", " n/a ", "000000000000000AAA", "na", " ", "​"];

    private readonly Random random;
    private readonly List<string> words = [];

    public DirtyWords(int seed)
    {
        random = new Random(seed);
        int count = random.Next(1, 25);
        for (int i = 0; i < count; i++) words.Add(random.Next(12) == 0 ? Noise() : Roots[random.Next(Roots.Length)]);
        for (int i = random.Next(count + 1); i > 0; i--) words.Add(Variant(words[random.Next(words.Count)]));
        if (random.Next(15) == 0) words.Add(new string('x', random.Next(100, 990)) + " long");
    }

    public int Next(int below) => random.Next(below);

    /// <summary>A value: a word, a variant of one, or nothing.</summary>
    public string Value() => random.Next(10) switch
    {
        0 => Gaps[random.Next(Gaps.Length)],
        1 => Variant(words[random.Next(words.Count)]),
        _ => words[random.Next(1 + random.Next(words.Count))],
    };

    public IEnumerable<string> Values(int count) => Enumerable.Range(0, count).Select(_ => Value());

    private string Noise()
    {
        var chars = new char[random.Next(1, 8)];
        for (int i = 0; i < chars.Length; i++)
        {
            chars[i] = (char)random.Next(1, 0xD7FF);
            if (chars[i] is >= '﷐' or '"') chars[i] = 'q';
        }

        return new string(chars);
    }

    private string Variant(string word) => random.Next(9) switch
    {
        0 => word.ToUpperInvariant(),
        1 => word.ToLowerInvariant(),
        2 => " " + word + "  ",
        3 => word.Replace(" ", "  "),
        4 => word.Replace(' ', '_'),
        5 => word.Replace(" ", ""),
        6 => word.Length > 2 ? word.Remove(random.Next(1, word.Length - 1), 1) : word,
        7 => word + word[word.Length - 1],
        _ => string.Join(" ", word.Split(' ').Reverse()),
    };
}
