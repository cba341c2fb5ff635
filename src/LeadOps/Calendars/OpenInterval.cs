namespace LeadOps.Calendars;

/// <summary>Open time from one instant until before another, in seconds since 1970-01-01T00:00:00Z.</summary>
internal readonly struct OpenInterval
{
    public readonly long From, To;

    public OpenInterval(long from, long to)
    {
        From = from;
        To = to;
    }
}
