using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Agreements;

internal enum TermMatchKind
{
    /// <summary>The term itself, letter by letter.</summary>
    Exact,

    /// <summary>A spelling of <c>exportedAs</c>, letter by letter.</summary>
    ExportedAs,

    /// <summary>An alias, letter by letter.</summary>
    Alias,

    /// <summary>A deprecated word, in any case and spacing.</summary>
    Deprecated,

    /// <summary>Equal to a term or another of its spellings only when normalised.</summary>
    SpellingVariant,

    /// <summary>No known spelling, but close to those of one term.</summary>
    Near,

    Unknown,
}

/// <summary>What a text is among the terms of a field.</summary>
internal readonly struct TermMatch
{
    public readonly TermMatchKind Kind;

    /// <summary>The term it is, or is near to; null if unknown.</summary>
    public readonly Term? Term;

    /// <summary>For <see cref="TermMatchKind.Near"/>, the spelling it is near to.</summary>
    public readonly string? Nearest;

    public TermMatch(TermMatchKind kind, Term? term, string? nearest = null)
    {
        Kind = kind;
        Term = term;
        Nearest = nearest;
    }

    /// <summary>The term that the text means; null where that is a guess or unknown.</summary>
    public Term? Resolved => Kind == TermMatchKind.Near ? null : Term;
}

/// <summary>
/// The terms of one field. A text is *near* a spelling where both have the same fingerprint, or where, normalised, they
/// begin with the same character, have the same digits and differ by one edit (5 characters and more) or two (8 and
/// more) and no other term is as near. Shorter words are never near: MQL is not a misspelt SQL.
/// </summary>
internal sealed class TermBook
{
    private const int OneEditFrom = 5;
    private const int TwoEditsFrom = 8;

    // Beyond this a text is prose, not a misspelt term.
    private const int LongestNear = 100;

    private readonly Dictionary<string, TermMatch> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TermMatch> normalised = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TermMatch> fingerprints = new(StringComparer.Ordinal);
    private readonly List<Spelling> spellings = [];

    public TermBook(Field field, IReadOnlyList<Term> terms)
    {
        Field = field;
        Terms = terms;
        foreach (var term in terms)
        {
            Add(term.Name, TermMatchKind.Exact, term);
            foreach (string text in term.ExportedAs) Add(text, TermMatchKind.ExportedAs, term);
            foreach (string text in term.Aliases) Add(text, TermMatchKind.Alias, term);
            foreach (string text in term.Deprecated) Add(text, TermMatchKind.Deprecated, term);
        }
    }

    public Field Field { get; }

    public IReadOnlyList<Term> Terms { get; }

    /// <summary>The term of that exact name, or null.</summary>
    public Term? Find(string name) =>
        exact.TryGetValue(name, out var match) && match.Kind == TermMatchKind.Exact ? match.Term : null;

    /// <summary>The name of the term that someone probably meant who should have written one, or null.</summary>
    public string? NearestName(string text) =>
        Match(text).Term?.Name ?? Nearest.To(text, Terms.Select(term => term.Name));

    /// <summary>What a text is; ask for missing values before.</summary>
    public TermMatch Match(string text)
    {
        if (exact.TryGetValue(text, out var match)) return match;
        string key = TextKey.Normalise(text);
        return normalised.TryGetValue(key, out match) ? match : Near(text, key);
    }

    private void Add(string text, TermMatchKind kind, Term term)
    {
        if (!exact.ContainsKey(text)) exact.Add(text, new TermMatch(kind, term));
        string key = TextKey.Normalise(text);
        if (!normalised.ContainsKey(key))
        {
            var variant = kind == TermMatchKind.Deprecated ? kind : TermMatchKind.SpellingVariant;
            normalised.Add(key, new TermMatch(variant, term));
            spellings.Add(new Spelling(text, key, term));
        }

        foreach (string print in Fingerprints(text)) AddFingerprint(print, text, term);
    }

    private void AddFingerprint(string key, string text, Term term)
    {
        if (!fingerprints.TryGetValue(key, out var known))
        {
            fingerprints.Add(key, new TermMatch(TermMatchKind.Near, term, text));
        }
        else if (known.Term != term)
        {
            fingerprints[key] = new TermMatch(TermMatchKind.Unknown, null);
        }
    }

    /// <summary>Both keys of a text, told apart by their first letter; none for a text of punctuation only.</summary>
    private static string[] Fingerprints(string text)
    {
        string compact = TextKey.Compact(text);
        return compact.Length == 0 ? [] : ["f " + TextKey.Fingerprint(text), "c " + compact];
    }

    private TermMatch Near(string text, string key)
    {
        foreach (string print in Fingerprints(text))
        {
            if (fingerprints.TryGetValue(print, out var match) && match.Term is not null) return match;
        }

        var best = default(Spelling);
        bool tie = false;
        int limit = 2;
        foreach (var spelling in key.Length <= LongestNear ? spellings : [])
        {
            int shorter = Math.Min(key.Length, spelling.Key.Length);
            int allowed = Math.Min(limit, shorter >= TwoEditsFrom ? 2 : shorter >= OneEditFrom ? 1 : 0);
            if (allowed == 0 || key[0] != spelling.Key[0]) continue;
            int distance = Nearest.Distance(key, spelling.Key, allowed);
            if (distance > allowed || !SameDigits(key, spelling.Key)) continue;
            if (best.Term is not null && distance == limit)
            {
                tie |= best.Term != spelling.Term;
                continue;
            }

            best = spelling;
            tie = false;
            limit = distance;
        }

        return best.Term is null || tie
            ? new TermMatch(TermMatchKind.Unknown, null)
            : new TermMatch(TermMatchKind.Near, best.Term, best.Text);
    }

    private static bool SameDigits(string a, string b) => a.Where(char.IsDigit).SequenceEqual(b.Where(char.IsDigit));

    private readonly struct Spelling
    {
        public readonly string Text;
        public readonly string Key;
        public readonly Term Term;

        public Spelling(string text, string key, Term term)
        {
            Text = text;
            Key = key;
            Term = term;
        }
    }
}

/// <summary>A term book that remembers what it said about each distinct text. For one thread.</summary>
internal sealed class TermCache
{
    private readonly DistinctValues<TermMatch> known = new();

    public TermCache(TermBook book) => Book = book;

    public TermBook Book { get; }

    public TermMatch Match(Utf8Text text)
    {
        if (known.TryGet(text, out var match)) return match;
        match = Book.Match(text.ToString());
        known.Add(text, match);
        return match;
    }
}
