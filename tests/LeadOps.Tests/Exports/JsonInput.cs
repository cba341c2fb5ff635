using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

/// <summary>Gives its bytes in pieces of some size.</summary>
internal sealed class PiecewiseStream(byte[] bytes, Func<int> nextPiece) : MemoryStream(bytes)
{
    public override int Read(byte[] buffer, int offset, int count) =>
        base.Read(buffer, offset, Math.Min(count, nextPiece()));
}

/// <summary>All that a reader gave of one file, in a form that can be compared.</summary>
internal sealed class JsonInput
{
    public static readonly Func<JsonSource, JsonTokens> Strict = source => new Utf8JsonTokens(source);
    public static readonly Func<JsonSource, JsonTokens> Newtonsoft = source => new NewtonsoftJsonTokens(source);

    public List<string> Rows { get; } = [];

    public List<RowEntry> Entries { get; } = [];

    public IReadOnlyList<string> Columns { get; private set; } = [];

    public JsonShape? Shape { get; private set; }

    public ExportException? Exception { get; private set; }

    public long Elements { get; private set; }

    public long Damaged { get; private set; }

    public long Lines { get; private set; }

    public long DuplicateNames { get; private set; }

    public long SkippedMembers { get; private set; }

    /// <summary>Records that were read without tokens.</summary>
    public long Repeated { get; private set; }

    public static JsonInput Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Reads the text with the strict reader. Nothing else may matter: that it comes in pieces, that records like the
    /// one before are read without tokens, and, but for the column at which an error is seen, that Newtonsoft reads it.
    /// </summary>
    public static JsonInput Read(byte[] bytes)
    {
        var random = new Random(bytes.Length);
        var input = Read(new MemoryStream(bytes));
        Assert.Equal(input.ToString(), Read(new MemoryStream(bytes), repeats: false).ToString());
        Assert.Equal(input.ToString(), Read(new PiecewiseStream(bytes, () => random.Next(1, 8))).ToString());
        var other = Read(new MemoryStream(bytes), Newtonsoft);
        Assert.Equal(input.Described(false), other.Described(false));
        Assert.Equal(other.ToString(), Read(new MemoryStream(bytes), Newtonsoft, repeats: false).ToString());
        var inPieces = Read(new PiecewiseStream(bytes, () => random.Next(1, 8)), Newtonsoft);
        Assert.Equal(other.ToString(), inPieces.ToString());
        return input;
    }

    public static JsonInput Read(Stream stream, Func<JsonSource, JsonTokens>? open = null, bool repeats = true)
    {
        var input = new JsonInput();
        JsonBlockReader reader;
        try
        {
            reader = new JsonBlockReader(stream, "leads.json", 0, open ?? Strict) { Repeats = repeats };
        }
        catch (ExportException exception)
        {
            input.Exception = exception;
            return input;
        }

        using (reader)
        {
            input.Shape = reader.Shape;
            var block = new RowBlock(16);
            var row = new Row();
            try
            {
                while (reader.Read(block))
                {
                    for (int i = 0; i < block.RowCount; i++)
                    {
                        row.MoveTo(block, i);
                        input.Entries.Add(block.Rows[i]);
                        input.Rows.Add(Describe(row, block.Rows[i]));
                    }
                }

                Assert.True(reader.IsAtEnd);
                Assert.False(reader.Read(block));
            }
            catch (ExportException exception)
            {
                input.Exception = exception;
            }

            input.Columns = reader.Columns;
            input.Elements = reader.Elements;
            input.Damaged = reader.Damaged;
            input.Lines = reader.Lines;
            input.Repeated = reader.Repeated;
            input.DuplicateNames = reader.DuplicateNames;
            input.SkippedMembers = reader.SkippedMembers;
        }

        Assert.Equal(input.Elements, input.Entries.Count);
        Assert.Equal(input.Damaged, input.Entries.Count(entry => entry.Kind == RowKind.Damage));
        return input;
    }

    public override string ToString() => Described(true);

    private string Described(bool withPlaceOfError)
    {
        var rows = withPlaceOfError ? Rows : Rows.Select(row => row.Split(" at ")[0]);
        return $"{Shape?.Kind} {Shape?.Evidence} {string.Join(',', Columns)}\n{string.Join('\n', rows)}\n"
            + $"{Elements}/{Damaged}, {DuplicateNames}, {SkippedMembers}, "
            + $"{Entries.Count(entry => entry.HasNul)}, {Exception?.Id} "
            + (withPlaceOfError ? $"{Exception?.Line}:{Exception?.Column} {Exception?.ByteOffset}, {Lines} lines" : "");
    }

    private static string Describe(Row row, RowEntry entry) =>
        entry.Kind == RowKind.Damage
            ? $"{entry.Line}: {entry.Damage} at {entry.Column}"
            : $"{entry.Line}+{entry.Lines}: " + string.Join('|', Enumerable.Range(0, row.Count).Select(i => row[i]));
}
