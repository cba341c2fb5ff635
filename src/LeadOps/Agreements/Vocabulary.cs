using System;
using System.Collections.Generic;
using LeadOps.Exports;

namespace LeadOps.Agreements;

/// <summary>
/// The agreement's words at work in one run: lookups that remember. Rules and conditions of a run share it, so that
/// each distinct text is decided once. For one thread.
/// </summary>
internal sealed class Vocabulary
{
    private readonly Func<Field, Utf8Text, bool> isValid;
    private readonly Func<Field, Utf8Text, DateTime?> readDate;
    private readonly Dictionary<Field, TermCache> terms = [];
    private readonly Agreement? agreement;

    /// <param name="agreement">The agreement; null where there is none.</param>
    /// <param name="isValid">Whether the text of a field is well formed; asked for texts that are not missing.</param>
    /// <param name="readDate">
    /// The local day of an instant's text, or null; by default as written, if year first or with a month's name.
    /// </param>
    public Vocabulary(
        Agreement? agreement, Func<Field, Utf8Text, bool> isValid, Func<Field, Utf8Text, DateTime?>? readDate = null)
    {
        this.agreement = agreement;
        this.isValid = isValid;
        this.readDate = readDate ?? WrittenDay;
        Missing = new MissingValues(agreement?.MissingValues ?? []);
    }

    public MissingValues Missing { get; }

    /// <summary>The terms of a field; null where none are agreed.</summary>
    public TermCache? Terms(Field field)
    {
        if (terms.TryGetValue(field, out var cache)) return cache;
        if (agreement?.BookOf(field) is not { } book) return null;
        cache = new TermCache(book);
        terms.Add(field, cache);
        return cache;
    }

    public bool IsValid(Field field, Utf8Text text) => isValid(field, text);

    public DateTime? DateOf(Field field, Utf8Text text) => readDate(field, text);

    /// <summary>The day as the text has it, of dates that are read the same in any order.</summary>
    private static DateTime? WrittenDay(Field field, Utf8Text text) =>
        DateText.Read(text.Trim(), DateOrder.Unknown, out var read) == DateStatus.Ok
            ? new DateTime(read.Year, read.Month, read.Day)
            : null;
}
