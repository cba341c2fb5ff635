using System;
using System.Collections.Generic;
using LeadOps.Exports;
using LeadOps.Records;

namespace LeadOps.Tests.Records;

public class DistinctValuesTests
{
    [Fact]
    public void It_answers_as_a_dictionary_does()
    {
        var random = new Random(2);
        var values = new DistinctValues<int>();
        var dictionary = new Dictionary<string, int>();
        for (int i = 0; i < 20_000; i++)
        {
            string key = random.Next(3000).ToString();
            bool found = values.TryGet(Utf8Text.Of(key), out int value);
            Assert.Equal(dictionary.TryGetValue(key, out int expected), found);
            Assert.Equal(expected, value);
            if (found) continue;
            values.Add(Utf8Text.Of(key), i);
            dictionary.Add(key, i);
        }

        Assert.Equal(dictionary.Count, values.Count);
    }

    [Fact]
    public void The_empty_text_is_a_key()
    {
        var values = new DistinctValues<string>();
        values.Add(Utf8Text.Empty, "nothing");
        Assert.True(values.TryGet(Utf8Text.Empty, out string value));
        Assert.Equal("nothing", value);
    }

    [Fact]
    public void It_stays_within_its_bounds()
    {
        var values = new DistinctValues<int>();
        var tooLong = Utf8Text.Of(new string('x', DistinctValues<int>.MaxBytes + 1));
        values.Add(tooLong, 1);
        Assert.False(values.TryGet(tooLong, out _));
        for (int i = 0; i < 10_000; i++) values.Add(Utf8Text.Of("key" + i), i);
        Assert.Equal(DistinctValues<int>.MaxCount, values.Count);
        Assert.True(values.TryGet(Utf8Text.Of("key4095"), out int last));
        Assert.Equal(4095, last);
        Assert.False(values.TryGet(Utf8Text.Of("key4096"), out _));
    }

    [Fact]
    public void A_key_is_kept_when_its_buffer_changes()
    {
        var values = new DistinctValues<int>();
        var key = Utf8Text.Of("abc");
        values.Add(key, 1);
        key.Bytes[0] = (byte)'x';
        Assert.True(values.TryGet(Utf8Text.Of("abc"), out _));
        Assert.False(values.TryGet(key, out _));
    }

    [Fact]
    public void A_hit_allocates_nothing()
    {
        var values = new DistinctValues<bool>();
        var key = Utf8Text.Of("MQL");
        values.Add(key, true);
        values.TryGet(key, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++) values.TryGet(key, out _);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
