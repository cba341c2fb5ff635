using System;
using System.Collections.Generic;
using LeadOps.Exports;

namespace LeadOps.Tests.Exports;

public sealed class CsvStructuralsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(100)]
    public void Both_searches_find_each_delimiter_quote_and_line_end(int share)
    {
        byte[] structural = [(byte)';', (byte)'\'', (byte)'\r', (byte)'\n'];
        for (int seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var bytes = new byte[random.Next(5_000)];
            random.NextBytes(bytes);
            for (int i = 0; i < bytes.Length; i++)
            {
                if (random.Next(share) == 0) bytes[i] = structural[random.Next(4)];
            }

            int from = random.Next(bytes.Length + 1), to = random.Next(from, bytes.Length + 1);
            var expected = new List<int>();
            for (int i = from; i < to; i++)
            {
                if (Array.IndexOf(structural, bytes[i]) >= 0) expected.Add(i);
            }

            var best = new Structurals((byte)';', (byte)'\'');
            best.Find(bytes, 0, bytes.Length);
            best.Find(bytes, from, to);
            var plain = new Structurals((byte)';', (byte)'\'');
            plain.AddByTable(bytes, from, to);

            Assert.Equal(expected, best.Positions[..best.Count]);
            Assert.Equal(expected, plain.Positions[..plain.Count]);
        }
    }
}
