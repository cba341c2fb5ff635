using System;
using System.Collections.Generic;
using System.IO;

namespace LeadOps.Calendars;

/// <summary>The IANA zone names known when this was built, and the Windows zones that stand for them.</summary>
internal static class ZoneNames
{
    /// <summary>All names, ordinally sorted: for completing and for the nearest valid name.</summary>
    public static IReadOnlyList<string> All()
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var line in Lines()) names.UnionWith(line.Names);
        return new List<string>(names);
    }

    /// <summary>Whether a text could be an IANA name and, where this build knows it, has its letters' case.</summary>
    /// <remarks>
    /// Systems differ in what they take: names without regard to case, Windows ids, relative paths, and
    /// <c>localtime</c>, which is whatever the machine is set to. A name newer than this build is left to the system.
    /// </remarks>
    public static bool IsWellFormed(string id)
    {
        bool miswritten = false;
        foreach (var line in Lines())
        {
            foreach (string name in line.Names)
            {
                if (!string.Equals(name, id, StringComparison.OrdinalIgnoreCase)) continue;
                if (name == id) return true;
                miswritten = true;
            }
        }

        if (miswritten || id.IndexOf('/') < 0) return false;
        bool begins = true;
        foreach (char c in id)
        {
            if (begins ? c is < 'A' or > 'Z' : !IsNameCharacter(c)) return false;
            begins = c == '/';
        }

        return !begins;
    }

    /// <summary>The Windows ids with the same rules, to be tried in this order; mostly one.</summary>
    public static IEnumerable<string> WindowsIdsOf(string id)
    {
        foreach (var line in Lines())
        {
            if (line.WindowsId.Length > 0 && Array.IndexOf(line.Names, id) >= 0) yield return line.WindowsId;
        }
    }

    private static bool IsNameCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '/' or '_' or '-' or '+';

    private static IEnumerable<(string WindowsId, string[] Names)> Lines()
    {
        using var reader = new StreamReader(
            typeof(ZoneNames).Assembly.GetManifestResourceStream("LeadOps.zones.txt")
            ?? throw new InvalidOperationException("The table of time zones is missing from LeadOps.dll."));
        while (reader.ReadLine() is { } line)
        {
            int bar = line.IndexOf('|');
            if (bar >= 0) yield return (line.Substring(0, bar), line.Substring(bar + 1).Split(' '));
        }
    }
}
