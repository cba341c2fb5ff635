using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LeadOps.Records;

namespace LeadOps;

/// <summary>Someone who may own leads. A person whose team or role changes has one entry for each period.</summary>
public sealed class Person
{
    internal Person(
        string name,
        IReadOnlyList<string> aliases,
        string? team,
        string? role,
        string? calendar,
        DateTime? from,
        DateTime? until,
        IReadOnlyList<Leave> leave)
    {
        Name = name;
        Aliases = aliases;
        Team = team;
        Role = role;
        Calendar = calendar;
        From = from;
        Until = until;
        Leave = leave;
    }

    /// <summary>The name, as results show it.</summary>
    public string Name { get; }

    /// <summary>Other names, user names, e-mail addresses and CRM ids of this person.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>The team, or null.</summary>
    public string? Team { get; }

    /// <summary>The role, or null.</summary>
    public string? Role { get; }

    /// <summary>The name of the business calendar, or null.</summary>
    public string? Calendar { get; }

    /// <summary>First day of this entry, or null for always.</summary>
    public DateTime? From { get; }

    /// <summary>Last day of this entry, or null for open.</summary>
    public DateTime? Until { get; }

    /// <summary>Agreed absences.</summary>
    public IReadOnlyList<Leave> Leave { get; }

    /// <summary>
    /// The key under which a name, alias or owner is looked up: names compare normalised, ids of 15 or 18 letters and
    /// digits ordinally, for their case counts.
    /// </summary>
    internal static string KeyOf(string text)
    {
        bool id = text.Length is 15 or 18 && text.Any(char.IsDigit);
        foreach (char c in text) id &= c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');
        return id ? "id " + text.Substring(0, 15) : TextKey.Normalise(text);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>An agreed absence, in whole days.</summary>
public sealed class Leave
{
    internal Leave(DateTime from, DateTime to, bool paid)
    {
        From = from;
        To = to;
        Paid = paid;
    }

    /// <summary>First day.</summary>
    public DateTime From { get; }

    /// <summary>Last day; it counts.</summary>
    public DateTime To { get; }

    /// <summary>Whether pay goes on; true unless the agreement says otherwise.</summary>
    public bool Paid { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Format(
            CultureInfo.InvariantCulture, "{0:yyyy-MM-dd} to {1:yyyy-MM-dd}{2}", From, To, Paid ? "" : " unpaid");
}
