using System;

namespace LeadOps.Exports;

/// <summary>The CRC-32 of gzip and zip (polynomial 0xEDB88320, reflected), eight bytes at a step.</summary>
internal sealed class Crc32
{
    private static readonly uint[] Table = MakeTable();
    private uint state = uint.MaxValue;

    public uint Value => ~state;

    public void Reset() => state = uint.MaxValue;

    public void Append(byte[] bytes, int offset, int count)
    {
        var table = Table;
        uint crc = state;
        int end = offset + count;
        if (BitConverter.IsLittleEndian)
        {
            for (; end - offset >= 8; offset += 8)
            {
                uint low = BitConverter.ToUInt32(bytes, offset) ^ crc;
                uint high = BitConverter.ToUInt32(bytes, offset + 4);
                crc = table[0x700 + (int)(low & 0xFF)]
                    ^ table[0x600 + (int)((low >> 8) & 0xFF)]
                    ^ table[0x500 + (int)((low >> 16) & 0xFF)]
                    ^ table[0x400 + (int)(low >> 24)]
                    ^ table[0x300 + (int)(high & 0xFF)]
                    ^ table[0x200 + (int)((high >> 8) & 0xFF)]
                    ^ table[0x100 + (int)((high >> 16) & 0xFF)]
                    ^ table[(int)(high >> 24)];
            }
        }

        for (; offset < end; offset++) crc = table[(int)((crc ^ bytes[offset]) & 0xFF)] ^ (crc >> 8);
        state = crc;
    }

    // Entry 256 * k + b is the effect of byte b when k more bytes follow it.
    private static uint[] MakeTable()
    {
        var table = new uint[8 * 256];
        for (uint b = 0; b < 256; b++)
        {
            uint crc = b;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            table[b] = crc;
        }

        for (int i = 256; i < table.Length; i++) table[i] = table[table[i - 256] & 0xFF] ^ (table[i - 256] >> 8);
        return table;
    }
}
