using System;
using System.Management.Automation;
using LeadOps.Calendars;

namespace LeadOps.PowerShell;

/// <summary>Reads -AsOf. This is the outermost layer, and the only one that may look at the clock.</summary>
internal static class Instants
{
    /// <summary>Seconds since 1970-01-01T00:00:00Z; without a value, now.</summary>
    public static long AsOf(Cmdlet cmdlet, object? value, Agreement? agreement)
    {
        var zone = agreement?.Zone ?? Zone.Utc;
        try
        {
            switch (value is PSObject wrapped ? wrapped.BaseObject : value)
            {
                case null:
                    return Calendars.AsOf.Of(DateTimeOffset.UtcNow);
                case DateTimeOffset instant:
                    return Calendars.AsOf.Of(instant);
                case DateTime time:
                    return Calendars.AsOf.Of(time, zone);
                case var text:
                    return Calendars.AsOf.Parse(text.ToString()!, zone);
            }
        }
        catch (FormatException exception)
        {
            cmdlet.ThrowTerminatingError(Errors.Argument("AsOfInvalid", value, exception.Message, "For example -AsOf 2026-11-20T08:00+01:00"));
            throw;
        }
    }
}
