using System;
using System.Buffers;
using System.Text;

namespace LeadOps.Bench;

/// <summary>How <see cref="JsonRows"/> holds its rows.</summary>
internal enum JsonForm
{
    /// <summary>An object a line.</summary>
    Lines,

    Array,

    /// <summary>As HubSpot's API answers: all but the id in an object of its own, the records in another.</summary>
    Envelope,
}

/// <summary>The same rows as JSON: an object a line, alone or with something around; empty is null.</summary>
internal sealed class JsonRows : RowWriter
{
    private static readonly SearchValues<byte> Special = SearchValues.Create("\"\\\n\r"u8);

    private readonly byte[][] keys;
    private readonly JsonForm form;
    private int column;
    private bool any;

    public JsonRows(string path, string[] header, JsonForm form)
        : base(path)
    {
        this.form = form;
        keys = new byte[header.Length][];
        for (int i = 0; i < header.Length; i++)
        {
            keys[i] = Encoding.UTF8.GetBytes($"{(i == 0 ? '{' : ',')}\"{header[i]}\":");
        }

        if (form == JsonForm.Envelope) keys[1] = [.. ",\"properties\":{"u8, .. keys[1].AsSpan(1)];
        if (form == JsonForm.Envelope) Put("{\"results\":"u8);
        if (form != JsonForm.Lines) Put((byte)'[');
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
        if (form == JsonForm.Envelope) Put((byte)'}');
        column = 0;
        if (form != JsonForm.Lines) return;
        Put((byte)'\n');
        Line++;
    }

    protected override void Finish()
    {
        if (form != JsonForm.Lines) Put("\n]"u8);
        if (form == JsonForm.Envelope) Put((byte)'}');
        if (form != JsonForm.Lines) Put((byte)'\n');
    }

    private void Key()
    {
        if (form != JsonForm.Lines && column == 0)
        {
            Put(any ? ",\n"u8 : "\n"u8);
            any = true;
            Line++;
        }

        Put(keys[column++]);
    }
}
