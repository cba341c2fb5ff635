namespace LeadOps.Exports;

/// <summary>
/// Reads CSV whose every line was quoted once more as one field: <c>"1,""Müller, AG"",x"</c>. What is inside the
/// one cell is read as a row of its own; places are those of the outer line.
/// </summary>
internal sealed class UnwrappingReader : BlockReader
{
    private readonly BlockReader outer;
    private readonly CsvScanner scanner;
    private readonly RowBlock wrapped = new(0);
    private readonly RowBlock inner = new(4096);
    private readonly Row row = new();

    public UnwrappingReader(BlockReader outer, byte delimiter, byte quote)
    {
        this.outer = outer;
        scanner = new CsvScanner(delimiter, quote);
    }

    public override long Lines => outer.Lines;

    public override bool IsAtEnd => outer.IsAtEnd;

    public override bool Read(RowBlock block)
    {
        block.Clear();
        if (!outer.Read(wrapped)) return false;
        block.LastLine = wrapped.LastLine;
        for (int i = 0; i < wrapped.RowCount; i++)
        {
            row.MoveTo(wrapped, i);
            Unwrap(block, wrapped.Rows[i], row.Count == 1 ? row[0] : Utf8Text.Empty);
        }

        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) outer.Dispose();
    }

    private void Unwrap(RowBlock block, RowEntry entry, Utf8Text content)
    {
        inner.Clear();
        if (entry.Kind == RowKind.Cells && content.Length > 0)
        {
            if (inner.Bytes.Length < content.Length) inner.Bytes = new byte[content.Length];
            System.Buffer.BlockCopy(content.Bytes, content.Offset, inner.Bytes, 0, content.Length);
            scanner.Scan(inner, content.Length, atEnd: true);
        }

        bool one = inner.RowCount == 1 && inner.Rows[0].Kind != RowKind.Damage;
        var source = one ? inner : wrapped;
        var from = one ? inner.Rows[0] : entry;
        int shift = block.Length - from.Start;
        int length = from.End - from.Start;
        if (block.Bytes.Length < block.Length + length) System.Array.Resize(ref block.Bytes, (block.Length + length) * 2);
        System.Buffer.BlockCopy(source.Bytes, from.Start, block.Bytes, block.Length, length);
        block.Quote = wrapped.Quote;

        int firstEnd = block.EndCount;
        for (int i = 0; i < from.CellCount; i++) block.AddEnd(source.Ends[from.FirstEnd + i] + shift);
        ref var added = ref block.AddRow();
        added = entry;
        added.Kind = one ? from.Kind : entry.Kind;
        added.Start = from.Start + shift;
        added.End = from.End + shift;
        added.FirstEnd = firstEnd;
        added.CellCount = from.CellCount;
        added.HasStrayQuote = from.HasStrayQuote;
        block.Length += length;
        if (inner.RowCount > 0 && !one)
        {
            // The outer quotes were right and what they hold is not one row: that line is damage.
            added.Kind = RowKind.Damage;
            added.Line += added.Lines - 1;
            added.Damage = inner.Rows[0].Kind == RowKind.Damage ? inner.Rows[0].Damage : Damage.TextAfterQuote;
            added.Column = inner.Rows[0].Kind == RowKind.Damage ? inner.Rows[0].Column : 1;
        }
    }
}
