using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Records;

namespace LeadOps;

/// <summary>How far a touch got, in rising order.</summary>
public enum TouchLevel
{
    /// <summary>Sales tried.</summary>
    Attempt,

    /// <summary>Someone was reached.</summary>
    Connect,

    /// <summary>They talked.</summary>
    Conversation,
}

/// <summary>Which activities are touches, and of what level.</summary>
public sealed class TouchTerms
{
    internal static readonly IReadOnlyList<string> DefaultConnected =
        ["Connected", "Answered", "Reached", "Left live message"];

    internal static readonly IReadOnlyList<string> DefaultConversations =
        ["Conversation", "Meeting held", "Meeting completed", "meeting:Completed", "meeting:Held"];

    internal static readonly IReadOnlyList<string> DefaultNotTouched =
    [
        "Bounced", "Failed", "Canceled", "Cancelled", "Scheduled", "Rescheduled", "Planned", "Draft", "Queued",
        "Sending", "Not started", "To do", "Open", "In progress", "Deferred", "Waiting", "Waiting on someone else",
        "Waiting for input",
    ];

    private readonly HashSet<string> channels;
    private readonly Dictionary<string, TouchLevel?> levels = new(StringComparer.Ordinal);

    internal TouchTerms(
        IReadOnlyList<string> channels,
        TouchLevel level,
        bool automated,
        bool inboundConversation,
        IReadOnlyList<string> connected,
        IReadOnlyList<string> conversations,
        IReadOnlyList<string> notTouched)
    {
        Channels = channels;
        Level = level;
        Automated = automated;
        InboundConversation = inboundConversation;
        Connected = connected;
        Conversations = conversations;
        NotTouched = notTouched;
        this.channels = new HashSet<string>(channels.Select(Key), StringComparer.Ordinal);
        foreach (string text in connected) levels[OutcomeKey(text, this.channels)] = TouchLevel.Connect;
        foreach (string text in conversations) levels[OutcomeKey(text, this.channels)] = TouchLevel.Conversation;
        foreach (string text in notTouched) levels[OutcomeKey(text, this.channels)] = null;
    }

    /// <summary>The types of activity that count, e.g. <c>call</c>; none where any type does.</summary>
    public IReadOnlyList<string> Channels { get; }

    /// <summary>What a first touch must at least be where the promise does not say.</summary>
    public TouchLevel Level { get; }

    /// <summary>Whether automated activities count.</summary>
    public bool Automated { get; }

    /// <summary>Whether a conversation that the lead began counts.</summary>
    public bool InboundConversation { get; }

    /// <summary>Outcomes of a connect; with a channel before a colon, for that channel only.</summary>
    public IReadOnlyList<string> Connected { get; }

    /// <summary>Outcomes of a conversation; with a channel before a colon, for that channel only.</summary>
    public IReadOnlyList<string> Conversations { get; }

    /// <summary>Outcomes of what is no touch at all; with a channel before a colon, for that channel only.</summary>
    public IReadOnlyList<string> NotTouched { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Level} by {(Channels.Count == 0 ? "any channel" : Channels.ToString())}"
        + (Automated ? ", automated too" : "") + (InboundConversation ? ", inbound conversations too" : "");

    /// <summary>
    /// The level that an activity's own words give it; null where its channel or an outcome says that it is no touch.
    /// Whether it is outbound, human and over is not asked here. A word for one channel goes before one for all; no
    /// touch goes before any level, and of two levels the higher holds.
    /// </summary>
    /// <param name="channel">Its type; the term where there are terms.</param>
    /// <param name="status">Its status, or null.</param>
    /// <param name="outcome">Its outcome, or null.</param>
    internal TouchLevel? LevelOf(string channel, string? status, string? outcome)
    {
        string key = Key(channel);
        if (channels.Count > 0 && !channels.Contains(key)) return null;
        var highest = TouchLevel.Attempt;
        foreach (string? text in new[] { status, outcome })
        {
            if (string.IsNullOrEmpty(text)) continue;
            string word = ":" + Key(text!);
            if (!levels.TryGetValue(key + word, out var level) && !levels.TryGetValue(word, out level)) continue;
            if (level is not { } one) return null;
            if (one > highest) highest = one;
        }

        return highest;
    }

    /// <summary>
    /// Channels and outcomes compare without case, spaces and punctuation: NO_ANSWER is No answer, E-mail is email.
    /// </summary>
    internal static string Key(string text) =>
        TextKey.Compact(text) is { Length: > 0 } key ? key : TextKey.Normalise(text);

    /// <summary>
    /// The key of an outcome of the agreement, with that of its channel before a colon. What stands before a colon is a
    /// channel if it is one of the agreed ones, or if any is.
    /// </summary>
    internal static string OutcomeKey(string text, ICollection<string> channels)
    {
        int colon = text.IndexOf(':');
        if (colon < 0) return ":" + Key(text);
        string channel = Key(text.Substring(0, colon));
        bool known = channels.Count == 0 || channels.Contains(channel);
        return known ? channel + ":" + Key(text.Substring(colon + 1)) : ":" + Key(text);
    }
}
