using System;

namespace LeadOps.Profiles;

/// <summary>
/// A header that names a stage inside, e.g. <c>Date entered "{stage} ({pipeline})"</c>. <c>{stage}</c> and, after it,
/// <c>{pipeline}</c> stand for any text, the rest for itself; case does not count.
/// </summary>
internal sealed class HeaderPattern
{
    private const string StageMark = "{stage}", PipelineMark = "{pipeline}";

    private readonly string before;
    private readonly string between;
    private readonly string after;

    /// <exception cref="FormatException">The text has no <c>{stage}</c>, or nothing else.</exception>
    public HeaderPattern(string text)
    {
        Text = text;
        int stage = text.IndexOf(StageMark, StringComparison.Ordinal);
        if (stage < 0 || text.Length == StageMark.Length)
            throw new FormatException($"'{text}' needs {StageMark} and text around it.");
        before = text.Substring(0, stage);
        string rest = text.Substring(stage + StageMark.Length);
        int pipeline = rest.IndexOf(PipelineMark, StringComparison.Ordinal);
        between = pipeline < 0 ? "" : rest.Substring(0, pipeline);
        after = pipeline < 0 ? rest : rest.Substring(pipeline + PipelineMark.Length);
    }

    public string Text { get; }

    /// <summary>The stage that the header names, or null where the header is another.</summary>
    public string? StageOf(string header) => StageOf(header, out _);

    /// <inheritdoc cref="StageOf(string)"/>
    /// <param name="header">The header, without the profile's prefix.</param>
    /// <param name="pipeline">The pipeline that it names, or empty.</param>
    public string? StageOf(string header, out string pipeline)
    {
        pipeline = "";
        string text = header.Trim();
        int end = text.Length - after.Length;
        if (end <= before.Length) return null;
        if (!text.StartsWith(before, StringComparison.OrdinalIgnoreCase)) return null;
        if (!text.EndsWith(after, StringComparison.OrdinalIgnoreCase)) return null;
        if (between.Length > 0)
        {
            // From the right: a stage may have brackets of its own, "Meeting (done) (Sales)".
            int last = end;
            end = text.LastIndexOf(between, end - 1, end - before.Length, StringComparison.OrdinalIgnoreCase);
            if (end <= before.Length) return null;
            pipeline = text.Substring(end + between.Length, last - end - between.Length);
        }

        return text.Substring(before.Length, end - before.Length);
    }

    public override string ToString() => Text;
}
