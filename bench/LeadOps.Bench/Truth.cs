using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace LeadOps.Bench;

/// <summary>How many faults of each rule and field were planted, to hold against what an audit finds.</summary>
internal sealed class Truth
{
    private readonly SortedDictionary<string, SortedDictionary<string, long>> faults = new(StringComparer.Ordinal);

    public void Count(string rule, string field)
    {
        if (!faults.TryGetValue(rule, out var fields)) faults[rule] = fields = new(StringComparer.Ordinal);
        fields[field] = fields.GetValueOrDefault(field) + 1;
    }

    public long Faults
    {
        get
        {
            long sum = 0;
            foreach (var fields in faults.Values)
            {
                foreach (long count in fields.Values) sum += count;
            }

            return sum;
        }
    }

    public void Write(string path, IReadOnlyDictionary<string, long> facts)
    {
        var text = new StringBuilder("{\n");
        foreach (var (name, value) in facts) text.Append(CultureInfo.InvariantCulture, $"  \"{name}\": {value},\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"faults\": {{\n    \"total\": {Faults}");
        foreach (var (rule, fields) in faults)
        {
            long total = 0;
            foreach (long count in fields.Values) total += count;
            text.Append(CultureInfo.InvariantCulture, $",\n    \"{rule}\": {{ \"total\": {total}");
            foreach (var (field, count) in fields) text.Append(CultureInfo.InvariantCulture, $", \"{field}\": {count}");
            text.Append(" }");
        }

        text.Append("\n  }\n}\n");
        File.WriteAllText(path, text.ToString());
    }
}
