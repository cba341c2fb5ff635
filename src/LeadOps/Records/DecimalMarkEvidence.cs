using System.Globalization;
using LeadOps.Exports;

namespace LeadOps.Records;

/// <summary>Gathers, value by value, what proves the decimal mark of one column.</summary>
internal sealed class DecimalMarkEvidence
{
    /// <summary>Rows after which a column that is not in doubt need not be fed any more.</summary>
    public const int RowsToSettle = 10_000;

    private long rows;
    private long points;
    private long commas;
    private long pointLine;
    private long commaLine;

    /// <summary>Numbers with two readings.</summary>
    public long Unclear { get; private set; }

    /// <summary>The line of the first of them, 0 where there is none.</summary>
    public long UnclearLine { get; private set; }

    public bool IsMixed => points > 0 && commas > 0;

    /// <summary>Whether no further value is needed: all there is to know, or nothing was in doubt so far.</summary>
    public bool IsSettled => rows >= RowsToSettle && (Unclear == 0 || points + commas > 0);

    public void Add(Utf8Text text, long line)
    {
        rows++;
        switch (NumberText.Read(text, Values.UnknownMark, money: true, out _, out _))
        {
            case NumberForm.Point:
                if (points++ == 0) pointLine = line;
                break;
            case NumberForm.Comma:
                if (commas++ == 0) commaLine = line;
                break;
            case NumberForm.Either:
                if (Unclear++ == 0) UnclearLine = line;
                break;
        }
    }

    /// <summary>
    /// The mark to read the column with. What the values prove stands above what a profile or the user says; where they
    /// prove both, only numbers with one reading are read.
    /// </summary>
    public char Resolve(char declared) =>
        IsMixed ? Values.UnknownMark : points > 0 ? '.' : commas > 0 ? ',' : declared;

    /// <summary>What is in doubt, in words: <c>3 numbers with two readings (first on line 5)</c>.</summary>
    public override string ToString()
    {
        string text = Unclear.ToString("N0", CultureInfo.InvariantCulture)
            + (Unclear == 1 ? " number" : " numbers") + $" with two readings (first on line {Line(UnclearLine)})";
        return IsMixed ? text + $"; a decimal point on line {Line(pointLine)}, a comma on line {Line(commaLine)}" : text;
    }

    private static string Line(long line) => line.ToString(CultureInfo.InvariantCulture);
}
