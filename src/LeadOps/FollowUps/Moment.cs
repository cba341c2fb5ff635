namespace LeadOps.FollowUps;

/// <summary>
/// When something happened, as far as the export tells: an instant, an interval of instants (both ends included), or
/// nothing. Seconds since 1970-01-01T00:00:00Z. What stands in a cell that no date can be read from happened at some
/// time nobody knows: <see cref="Unknown"/>.
/// </summary>
internal readonly struct Moment
{
    private const uint MissingWidth = uint.MaxValue;
    private const uint UnknownWidth = uint.MaxValue - 1;

    private readonly long earliest;
    private readonly uint width;

    private Moment(long earliest, uint width)
    {
        this.earliest = earliest;
        this.width = width;
    }

    public static Moment Missing => new(0, MissingWidth);

    public static Moment Unknown => new(0, UnknownWidth);

    public static Moment At(long instant) => new(instant, 0);

    public static Moment Between(long earliest, long latest) =>
        latest - earliest >= UnknownWidth ? Unknown : new(earliest, (uint)(latest - earliest));

    public bool IsMissing => width == MissingWidth;

    public bool IsUnknown => width == UnknownWidth;

    /// <summary>Whether it is one instant.</summary>
    public bool IsExact => width == 0;

    /// <summary>Whether there is a first and a last instant.</summary>
    public bool HasInstant => width < UnknownWidth;

    /// <summary>The first instant it can be; the beginning of time where nobody knows.</summary>
    public long Earliest => HasInstant ? earliest : long.MinValue;

    /// <summary>The last instant it can be; the end of time where nobody knows.</summary>
    public long Latest => HasInstant ? earliest + width : long.MaxValue;

    /// <summary>The order in which events are taken: by first, then by last instant.</summary>
    public int CompareTo(Moment other)
    {
        int order = Earliest.CompareTo(other.Earliest);
        return order != 0 ? order : Latest.CompareTo(other.Latest);
    }
}
