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
    /// <param name="readDate">The local day of an instant's text, or null; by default of year-first dates.</param>
    public Vocabulary(
        Agreement? agreement, Func<Field, Utf8Text, bool> isValid, Func<Field, Utf8Text, DateTime?>? readDate = null)
    {
        this.agreement = agreement;
        this.isValid = isValid;
        this.readDate = readDate ?? ((_, text) => YearFirst(text));
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

    /// <summary>The day at the beginning of a text like 2026-11-20, 2026/11/20 08:00 or 2026-11-20T08:00Z.</summary>
    private static DateTime? YearFirst(Utf8Text text)
    {
        text = text.Trim();
        if (text.Length < 10 || text[4] is not ((byte)'-' or (byte)'/' or (byte)'.') || text[7] != text[4]) return null;
        if (text.Length > 10 && text[10] is not ((byte)'T' or (byte)' ')) return null;
        int year = Digits(text, 0, 4), month = Digits(text, 5, 2), day = Digits(text, 8, 2);
        return year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            ? null
            : new DateTime(year, month, day);
    }

    private static int Digits(Utf8Text text, int start, int count)
    {
        int value = 0;
        for (int i = start; i < start + count; i++)
        {
            if (text[i] is < (byte)'0' or > (byte)'9') return -1;
            value = value * 10 + text[i] - '0';
        }

        return value;
    }
}
