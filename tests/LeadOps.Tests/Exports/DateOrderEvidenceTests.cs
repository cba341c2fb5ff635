using System;
using System.Globalization;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public sealed class DateOrderEvidenceTests
{
    [Fact]
    public void A_first_part_above_12_proves_day_first()
    {
        var evidence = Of("05/06/2024", "13/06/2024 10:00", "07/07/2024", "31/12/2024");
        Assert.Equal(DateOrderVerdict.DayFirst, evidence.Verdict);
        Assert.Equal("day first: 2 of 4 values begin above 12", evidence.ToString());
        Assert.Equal(3, evidence.DayFirstLine);
        Assert.Equal(DateOrder.DMY, evidence.Resolve(DateOrder.MDY));
    }

    [Fact]
    public void A_second_part_above_12_proves_month_first()
    {
        var evidence = Of("05/06/2024", "06/13/2024 10:00");
        Assert.Equal(DateOrderVerdict.MonthFirst, evidence.Verdict);
        Assert.Equal("month first: 1 of 2 values has a second part above 12", evidence.ToString());
        Assert.Equal(DateOrder.MDY, evidence.Resolve(DateOrder.Unknown));
    }

    [Fact]
    public void Both_proven_is_mixed_with_the_first_line_of_each_and_no_order_can_be_declared_for_it()
    {
        var evidence = Of("05/06/2024", "06/13/2024", "13/06/2024", "14/06/2024");
        Assert.Equal(DateOrderVerdict.Mixed, evidence.Verdict);
        Assert.Equal(
            "mixed: 2 values begin above 12 (first on line 4), 1 has a second part above 12 (first on line 3)",
            evidence.ToString());
        Assert.Equal(DateOrder.Unknown, evidence.Resolve(DateOrder.DMY));
    }

    [Fact]
    public void No_part_above_12_is_ambiguous_and_left_to_what_is_declared()
    {
        var evidence = new DateOrderEvidence();
        for (int i = 0; i < 1_180; i++) evidence.Add(Utf8Text.Of("05/06/2024"), i + 2);
        Assert.Equal(DateOrderVerdict.Ambiguous, evidence.Verdict);
        Assert.Equal("ambiguous: no part above 12 in 1,180 values", evidence.ToString());
        Assert.Equal(DateOrder.Unknown, evidence.Resolve(DateOrder.Unknown));
        Assert.Equal(DateOrder.MDY, evidence.Resolve(DateOrder.MDY));
        Assert.Equal(2, evidence.UndecidableLine);
    }

    [Fact]
    public void Year_first_and_month_names_need_no_order()
    {
        var evidence = Of("2024-06-05", "", "15 Apr, 2021 00:03:00", "20240605");
        Assert.Equal(DateOrderVerdict.YearFirst, evidence.Verdict);
        Assert.Equal("year first: 2 values; 1 with the month by name", evidence.ToString());
        Assert.Equal("month by name: 1 value", Of("5 May 2024").ToString());
        Assert.Equal(DateOrder.YMD, evidence.Resolve(DateOrder.Unknown));
    }

    [Fact]
    public void What_is_no_date_or_impossible_proves_nothing()
    {
        var evidence = Of("", "13 things", "13/13/2024", "31/02/2024", "2024-02-30", " ");
        Assert.Equal(DateOrderVerdict.None, evidence.Verdict);
        Assert.Equal("no dates; 4 not a date (first on line 3)", evidence.ToString());
        Assert.Equal(DateOrder.DMY, evidence.Resolve(DateOrder.DMY));
    }

    [Fact]
    public void Other_forms_beside_the_proof_are_counted()
    {
        Assert.Equal(
            "day first: 1 of 2 values begins above 12; 1 year first; 1 with the month by name; "
                + "1 not a date (first on line 6)",
            Of("13/06/2024", "01/02/2024", "2024-06-05", "5 May 2024", "?").ToString());
    }

    [Fact]
    public void A_column_settles_after_10_000_rows_that_are_year_first_or_empty()
    {
        var evidence = new DateOrderEvidence();
        for (int i = 1; i < 10_000; i++) evidence.Add(Utf8Text.Of(i % 2 == 0 ? "" : "2024-06-05 10:00"), i);
        Assert.False(evidence.IsSettledYearFirst);
        evidence.Add(Utf8Text.Of("2024-06-05"), 10_000);
        Assert.True(evidence.IsSettledYearFirst);
        Assert.Equal("year first: 5,001 values in the first 10,000 rows", evidence.ToString());
    }

    [Fact]
    public void One_date_that_needs_an_order_keeps_a_column_from_settling()
    {
        var evidence = new DateOrderEvidence();
        evidence.Add(Utf8Text.Of("05/06/2024"), 2);
        for (int i = 0; i < 20_000; i++) evidence.Add(Utf8Text.Of("2024-06-05"), i + 3);
        Assert.False(evidence.IsSettledYearFirst);
        Assert.Equal(DateOrderVerdict.Ambiguous, evidence.Verdict);
    }

    [Fact]
    public void Random_columns_get_the_verdict_that_their_dates_prove()
    {
        string[] separators = ["/", "-", "."];
        string[] times = ["", " 09:05", " 9:05 PM", ", 23:59:59", "T10:00:00Z"];
        var random = new Random(42);
        for (int column = 0; column < 2_000; column++)
        {
            bool dayFirst = random.Next(2) == 0;
            var evidence = new DateOrderEvidence();
            int values = random.Next(1, 40), proofs = 0, firstProof = 0;
            for (int line = 1; line <= values; line++)
            {
                var date = new DateTime(1990, 1, 1).AddDays(random.Next(20_000));
                string separator = separators[random.Next(3)];
                string form = (dayFirst ? "d#M#" : "M#d#").Replace("#", "'" + separator + "'");
                if (random.Next(2) == 0) form = form.Replace("d", "dd").Replace("M", "MM");
                // A format of one letter would be a standard one; these never are.
                string text = date.ToString(form + (random.Next(3) == 0 ? "yy" : "yyyy"), CultureInfo.InvariantCulture)
                    + times[random.Next(times.Length)];
                evidence.Add(Utf8Text.Of(text), line);
                if (date.Day > 12 && proofs++ == 0) firstProof = line;
            }

            var proven = dayFirst ? DateOrderVerdict.DayFirst : DateOrderVerdict.MonthFirst;
            Assert.Equal(proofs > 0 ? proven : DateOrderVerdict.Ambiguous, evidence.Verdict);
            Assert.Equal(proofs, dayFirst ? evidence.DayFirst : evidence.MonthFirst);
            Assert.Equal(firstProof, dayFirst ? evidence.DayFirstLine : evidence.MonthFirstLine);
            Assert.Equal(values - proofs, evidence.Undecidable);
        }
    }

    /// <summary>Values from line 2 on, as below a header.</summary>
    private static DateOrderEvidence Of(params string[] values)
    {
        var evidence = new DateOrderEvidence();
        for (int i = 0; i < values.Length; i++) evidence.Add(Utf8Text.Of(values[i]), i + 2);
        return evidence;
    }
}
