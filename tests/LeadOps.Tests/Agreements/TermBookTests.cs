using System.Linq;
using LeadOps.Agreements;
using LeadOps.Exports;

namespace LeadOps.Tests.Agreements;

public class TermBookTests
{
    private readonly TermBook book = Agree.Good("""
        "terms": { "stage": [
          { "term": "MQL", "exportedAs": ["marketingqualifiedlead"], "aliases": ["Marketing lead", "PPC"], "deprecated": ["Hot lead"] },
          { "term": "SQL", "exportedAs": ["Sales Qualified Lead"] },
          { "term": "Could not reach" }, { "term": "Subscribed" }, { "term": "Reactivated" }, { "term": "Deactivated again" },
          { "term": "Round 1 of talks" }, { "term": "Trade show" }, { "term": "Plant A" }, { "term": "Plant B" } ] }
        """).BookOf(Field.Stage)!;

    [Theory]
    [InlineData("MQL", TermMatchKind.Exact, "MQL")]
    [InlineData("marketingqualifiedlead", TermMatchKind.ExportedAs, "MQL")]
    [InlineData("Marketing lead", TermMatchKind.Alias, "MQL")]
    [InlineData("Hot lead", TermMatchKind.Deprecated, "MQL")]
    [InlineData("HOT  LEAD", TermMatchKind.Deprecated, "MQL")]
    [InlineData("mql", TermMatchKind.SpellingVariant, "MQL")]
    [InlineData(" MQL", TermMatchKind.SpellingVariant, "MQL")]
    [InlineData("trade\u00A0 show", TermMatchKind.SpellingVariant, "Trade show")]
    [InlineData("ppc", TermMatchKind.SpellingVariant, "MQL")]
    [InlineData("MarketingQualifiedLead", TermMatchKind.SpellingVariant, "MQL")]
    [InlineData("Something else", TermMatchKind.Unknown, null)]
    public void A_text_is_found_by_its_spelling(string text, object kind, string? term)
    {
        var match = book.Match(text);
        Assert.Equal(((TermMatchKind)kind, term), (match.Kind, match.Term?.Name));
        Assert.Equal(term, match.Resolved?.Name);
        Assert.Null(match.Nearest);
    }

    [Theory]
    [InlineData("Coud not reach", "Could not reach", "Could not reach")]
    [InlineData("Could nto raech", "Could not reach", "Could not reach")]
    [InlineData("trade_show", "Trade show", "Trade show")]
    [InlineData("Show, trade", "Trade show", "Trade show")]
    [InlineData("Tradeshow", "Trade show", "Trade show")]
    [InlineData("Marketing Qualified Lead", "MQL", "marketingqualifiedlead")]
    [InlineData("Hot leed", "MQL", "Hot lead")]
    [InlineData("Subscribd", "Subscribed", "Subscribed")]
    public void A_misspelt_text_is_near_its_term(string text, string term, string nearest)
    {
        var match = book.Match(text);
        Assert.Equal((TermMatchKind.Near, term, nearest), (match.Kind, match.Term?.Name, match.Nearest));
        Assert.Null(match.Resolved);
    }

    [Theory]
    [InlineData("SAL")]
    [InlineData("MQLs")]
    [InlineData("Unsubscribed")]
    [InlineData("Round 2 of talks")]
    [InlineData("Plant C")]
    [InlineData("Rould not reach")]
    [InlineData("Cold not retch me")]
    public void What_may_be_another_word_is_unknown(string text)
    {
        var match = book.Match(text);
        Assert.Equal((TermMatchKind.Unknown, null, null), (match.Kind, match.Term?.Name, match.Nearest));
    }

    [Fact]
    public void The_cache_says_what_the_book_says()
    {
        var cache = new TermCache(book);
        foreach (string text in new[] { "MQL", "mql", "Coud not reach", "?", "MQL", "mql", "Coud not reach", "?" })
        {
            var (a, b) = (book.Match(text), cache.Match(Utf8Text.Of(text)));
            Assert.Equal((a.Kind, a.Term, a.Nearest), (b.Kind, b.Term, b.Nearest));
        }
    }

    [Fact]
    public void A_very_long_text_is_unknown() => Assert.Equal(TermMatchKind.Unknown, book.Match(string.Concat(Enumerable.Repeat("prose ", 10_000))).Kind);
}
