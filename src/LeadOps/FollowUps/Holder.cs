using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Calendars;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.FollowUps;

internal enum HolderKind : byte
{
    /// <summary>The owner is empty or a missing value.</summary>
    Nobody,

    /// <summary>A queue: leads wait there for a person.</summary>
    Queue,

    /// <summary>One of the agreement's people, or of a people export.</summary>
    Person,

    /// <summary>Someone whom neither knows.</summary>
    Stranger,
}

/// <summary>Who can hold a lead.</summary>
internal sealed class Holder
{
    private readonly Stint[] stints;

    public Holder(int index, HolderKind kind, string name, IEnumerable<Stint> stints)
    {
        Index = index;
        Kind = kind;
        Name = name;
        this.stints = stints.OrderBy(stint => stint.From).ToArray();
    }

    public int Index { get; }

    public HolderKind Kind { get; }

    /// <summary>As results show it; empty for nobody.</summary>
    public string Name { get; }

    /// <summary>Whether it is someone, known or not, who can answer for a lead.</summary>
    public bool IsSomeone => Kind is HolderKind.Person or HolderKind.Stranger;

    public Stint[] Stints => stints;

    /// <summary>The entry in force at an instant; null for all who have none then.</summary>
    public Stint? At(long instant)
    {
        foreach (var stint in stints)
        {
            if (stint.From <= instant && instant < stint.Until) return stint;
        }

        return null;
    }

    /// <summary>Whether all that was agreed with this person had ended.</summary>
    public bool HadLeft(long instant) => stints.Length > 0 && stints[stints.Length - 1].Until <= instant;

    public override string ToString() => Name;
}

/// <summary>What was agreed for a person for a time, in instants.</summary>
internal sealed class Stint
{
    public Stint(Person person, BusinessCalendar? calendar, Zone agreementZone)
    {
        Person = person;
        Calendar = calendar;
        From = person.From is { } from ? FirstOf(from, agreementZone) : long.MinValue;
        Until = person.Until is { } until ? FirstOf(until.AddDays(1), agreementZone) : long.MaxValue;

        // Away are whole days where the person works.
        var zone = calendar?.Zone ?? agreementZone;
        Leave = person.Leave.Select(leave => new OpenInterval(FirstOf(leave.From, zone), FirstOf(leave.To.AddDays(1), zone))).ToArray();
    }

    public Person Person { get; }

    /// <summary>Null where the person has none of their own.</summary>
    public BusinessCalendar? Calendar { get; }

    /// <summary>The instants of the entry: <c>[From, Until)</c>.</summary>
    public long From { get; }

    public long Until { get; }

    public OpenInterval[] Leave { get; }

    private static long FirstOf(DateTime day, Zone zone)
    {
        zone.DayOf(Civil.DaysFrom(day.Year, day.Month, day.Day), out long first, out _, out _);
        return first;
    }
}
