using System.Collections.Generic;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace LeadOps.Tests.Agreements.Proposals;

/// <summary>Leads, histories and people of dirty words, and agreements as other hands write them.</summary>
internal static class DirtyExports
{
    private const string Header = "Lead ID,Stage,Status,Lead Source,Rejection Reason,Rating,Lead Owner,Country";

    public static (string Name, string Text)[] Make(int seed)
    {
        var words = new DirtyWords(seed);
        int rows = words.Next(80) + 1;
        string leads = Counting.Csv(Header, Enumerable.Range(0, rows).Select(i => new[] { "L" + i }.Concat(words.Values(7))));
        var files = new List<(string, string)> { ("leads.csv", leads) };
        if (seed % 3 != 0)
        {
            var changes = Enumerable.Range(0, words.Next(60) + 1)
                .Select(i => new[] { "L" + (i % rows), words.Value(), words.Value(), "2026-11-0" + (1 + (i % 9)) });
            files.Add(("stage-history.csv", Counting.Csv("Lead ID,From Stage,To Stage,Changed At", changes)));
        }

        if (seed % 4 == 0)
        {
            var people = Enumerable.Range(0, words.Next(9))
                .Select(i => new[] { words.Value(), "p" + i + "@acme.example", words.Value(), words.Value(), "2026-01-0" + (1 + words.Next(9)), "" });
            files.Add(("people.csv", Counting.Csv("Name,Email,Team,Role,Start Date,End Date", people)));
        }

        return files.ToArray();
    }

    /// <summary>The text as other hands and tools write it.</summary>
    public static string Formatted(string text, int seed) => (seed % 5) switch
    {
        0 => text.Replace("\n", "\r\n"),
        1 => text.Replace("  ", "\t"),
        2 => Plain(text).ToString(Formatting.None),
        3 => Plain(text).ToString(Formatting.Indented),
        _ => text,
    };

    private static JToken Plain(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JToken.Load(reader, new JsonLoadSettings { CommentHandling = CommentHandling.Ignore });
    }
}
