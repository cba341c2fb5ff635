using System;
using System.Collections.Generic;
using System.Linq;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Records;

namespace LeadOps.Tests.Profiles;

/// <summary>The same data, exported by several CRMs, are the same records: nothing is told but the zone.</summary>
public sealed class EqualRecordsTests
{
    public static TheoryData<string, RecordKind, int> Exports
    {
        get
        {
            var exports = new TheoryData<string, RecordKind, int>();
            foreach (var shape in ExportShape.All)
            {
                foreach (var kind in shape.Kinds)
                {
                    for (int seed = 1; seed <= 3; seed++) exports.Add(shape.Name, kind, seed);
                }
            }

            return exports;
        }
    }

    [Theory]
    [MemberData(nameof(Exports))]
    public void An_export_gives_the_records_from_which_it_was_written(string name, RecordKind kind, int seed)
    {
        var shape = ExportShape.All.Single(one => one.Name == name);
        var truth = Truth.Generate(seed, 250);
        var reading = Read(shape, truth, kind);

        Assert.Equal($"{shape.Profile} {kind}", $"{reading.Plan.Match.Profile.Name} {reading.Plan.Match.Kind}");
        Assert.DoesNotContain(reading.FactKinds, fact => fact is FactKind.DateOrderUnclear or FactKind.Damaged);
        var expected = truth.Records[kind];
        Assert.Equal(expected.Count, reading.Records.Count);
        foreach (var field in shape.FieldsOf(kind))
        {
            Assert.True(reading.Plan.Layout.Has(field), $"{field} has no column");
            if (field == Field.ChangedField) continue;
            for (int i = 0; i < expected.Count; i++)
            {
                expected[i].TryGetValue(field, out object? value);
                object? read = ValueOf(reading, truth, i, field);
                Assert.True(Equals(value, read), $"{field} of record {i + 1}: '{value}' is read as '{read}' from '{reading.Text(i, field)}'");
            }
        }
    }

    [Fact]
    public void The_shapes_carry_enough_for_the_test_to_mean_something()
    {
        Field[] leads = [.. ExportShape.All.Select(shape => shape.FieldsOf(RecordKind.Lead)).Aggregate((a, b) => [.. a.Intersect(b)])];
        Assert.Equal(16, leads.Length);
        Field[] activities = [.. ExportShape.All.Select(shape => shape.FieldsOf(RecordKind.Activity)).Aggregate((a, b) => [.. a.Intersect(b)])];
        Assert.Equal(8, activities.Length);
        var truth = Truth.Generate(1, 250);
        Assert.All(truth.Records.Values, records => Assert.True(records.Count > 50));
    }

    private static Reading Read(ExportShape shape, Truth truth, RecordKind kind)
    {
        // Nothing in the header of a field history tells of which field it is.
        var options = new ReadOptions { AgreementTimeZone = Truth.TimeZone, Kind = kind == RecordKind.OwnerChange ? kind : null };
        return Reading.Of(shape.Write(truth, kind), options, "export.csv");
    }

    /// <summary>The typed value; ids in their long form, people by id, instants in UTC.</summary>
    private static object? ValueOf(Reading reading, Truth truth, int record, Field field)
    {
        var text = Utf8Text.Of(reading.Text(record, field));
        object? value = reading.Plan.Layout.ValueOf(field, text);
        return value switch
        {
            DateTimeOffset at => at.ToUniversalTime(),
            string id when field.Type == FieldType.Id => SalesforceId.Expand(text),
            string words => truth.PersonOf(words),
            _ => value,
        };
    }
}
