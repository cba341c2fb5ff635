using System;
using System.Buffers;
using System.Text;

namespace LeadOps.Bench;

/// <summary>The same rows as JSON: an object a line, alone (JSON Lines) or in an array; empty is null.</summary>
internal sealed class JsonRows : RowWriter
{
    private static readonly SearchValues<byte> Special = SearchValues.Create("\"\\\n\r"u8);

    private readonly byte[][] keys;
    private readonly bool array;
    private int column;
    private bool any;

    public JsonRows(string path, string[] header, bool array)
        : base(path)
    {
        this.array = array;
        keys = new byte[header.Length][];
        for (int i = 0; i < header.Length; i++)
        {
            keys[i] = Encoding.UTF8.GetBytes($"{(i == 0 ? '{' : ',')}\"{header[i]}\":");
        }

        if (array) Put((byte)'[');
    }

    public override void Cell(ReadOnlySpan<byte> text)
    {
        Key();
        if (text.IsEmpty)
        {
            Put("null"u8);
            return;
        }

        Put((byte)'"');
        if (text.IndexOfAny(Special) < 0)
        {
            Put(text);
        }
        else
        {
            foreach (byte value in text)
            {
                if (value is (byte)'"' or (byte)'\\' or (byte)'\n' or (byte)'\r') Put((byte)'\\');
                Put(value switch { (byte)'\n' => (byte)'n', (byte)'\r' => (byte)'r', _ => value });
            }
        }

        Put((byte)'"');
    }

    public override void Number(long value)
    {
        Key();
        Put(value);
    }

    public override void EndRow()
    {
        Put((byte)'}');
        column = 0;
        if (array) return;
        Put((byte)'\n');
        Line++;
    }

    protected override void Finish()
    {
        if (array) Put("\n]\n"u8);
    }

    private void Key()
    {
        if (array && column == 0)
        {
            Put(any ? ",\n"u8 : "\n"u8);
            any = true;
            Line++;
        }

        Put(keys[column++]);
    }
}
