using System;
using System.IO;
using System.Linq;
using System.Text;
using LeadOps.Agreements;

namespace LeadOps.Tests.Agreements;

public sealed class AgreementFileTests : IDisposable
{
    private const string Minimal = "{ \"name\": \"T\u00EBst\", \"version\": \"1\", \"timeZone\": \"UTC\" }";

    private readonly string folder = Directory.CreateDirectory(
        Path.Combine(Path.GetTempPath(), "leadops-" + Guid.NewGuid().ToString("N"))).FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void The_nearest_agreement_upward_is_found()
    {
        string inner = Directory.CreateDirectory(Path.Combine(folder, "a", "b")).FullName;
        string outer = Write(AgreementFile.FileName, Minimal);
        Assert.Equal(outer, AgreementFile.Find(inner));
        Assert.Equal(outer, AgreementFile.Find(folder));
        string nearer = Path.Combine(folder, "a", AgreementFile.FileName);
        File.WriteAllText(nearer, Minimal);
        Assert.Equal(nearer, AgreementFile.Find(inner));
        Assert.Equal(outer, AgreementFile.Find(folder));
        File.Delete(nearer);
        File.Delete(outer);
        Assert.DoesNotContain(folder, AgreementFile.Find(inner) ?? "", StringComparison.Ordinal);
        Assert.Equal(outer, Write(AgreementFile.FileName, Minimal));
        Assert.Equal(outer, AgreementFile.Find(Path.Combine(inner, "not", "there")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_is_read_as_UTF_8_with_or_without_BOM(bool bom)
    {
        string path = Path.Combine(folder, "x.json");
        File.WriteAllText(path, Minimal, new UTF8Encoding(bom));
        Assert.Equal("T\u00EBst", AgreementFile.Load(path).Name);
    }

    [Fact]
    public void An_error_says_place_fact_and_what_to_type()
    {
        string path = Write("draft.json", "{ \"name\": \"T\", \"version\": \"1\", \"timeZone\": \"UTC\", \"grading\": {},\n"
            + "\"people\": [ { \"name\": \"A\", \"taem\": 1 } ],\n \"agreedBy\": 1 }");
        var error = Assert.Throws<AgreementException>(() => AgreementFile.Load(path, name: "draft.json"));
        Assert.Equal("AgreementInvalid", error.Id);
        Assert.Equal("draft.json, line 2: unknown key 'taem' in people[0].", error.Message);
        Assert.Equal("Did you mean 'team'? All problems: Test-LeadAgreement draft.json", error.Recommendation);
        Assert.Equal([1, 2, 3], error.Problems.Select(problem => problem.Line));

        error = Assert.Throws<AgreementException>(() => AgreementFile.Load(Write("my draft.json", "{}"), name: "my draft.json"));
        Assert.Equal("my draft.json, line 1: missing key 'name'.", error.Message);
        Assert.Equal("All problems: Test-LeadAgreement 'my draft.json'", error.Recommendation);
    }

    [Fact]
    public void A_byte_that_is_no_UTF_8_is_named_with_its_place()
    {
        string path = Path.Combine(folder, "x.json");
        byte[] start = Encoding.UTF8.GetBytes("{\r\n \"n\u00E9\": \"");
        File.WriteAllBytes(path, [.. start, 0xFC, (byte)'"', (byte)'}']);
        var problem = Assert.Single(AgreementFile.Read(path, name: "x.json").Problems);
        Assert.Equal("x.json, line 2: byte 0xFC at column 9 is not valid UTF-8 (byte 12); save the file as UTF-8.", problem.ToString());
        Assert.Throws<AgreementException>(() => AgreementFile.Load(path));
    }

    [Theory]
    [InlineData(new byte[] { 0xC3 })]
    [InlineData(new byte[] { 0xE2, 0x82 })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xF5, 0x80, 0x80, 0x80 })]
    public void Every_kind_of_invalid_byte_is_found(byte[] bytes)
    {
        string path = Path.Combine(folder, "x.json");
        File.WriteAllBytes(path, [(byte)'{', (byte)'\n', .. bytes]);
        var problem = Assert.Single(AgreementFile.Read(path).Problems);
        Assert.Equal(2, problem.Line);
        Assert.StartsWith($"Byte 0x{bytes[0]:X2} at column 1 is not valid UTF-8 (byte 2)", problem.Message);
    }

    [Fact]
    public void UTF_16_is_named()
    {
        string path = Path.Combine(folder, "x.json");
        File.WriteAllText(path, Minimal, Encoding.Unicode);
        Assert.Equal("The file is UTF-16; save it as UTF-8.", Assert.Single(AgreementFile.Read(path).Problems).Message);
    }

    [Fact]
    public void A_file_that_is_not_there_or_is_a_folder_says_so()
    {
        var missing = Assert.Throws<AgreementException>(() => AgreementFile.Read(Path.Combine(folder, "no.json"), name: "no.json"));
        Assert.Equal(("AgreementUnreadable", "no.json does not exist."), (missing.Id, missing.Message));
        Assert.Contains("New-LeadAgreement", missing.Recommendation);
        var directory = Assert.Throws<AgreementException>(() => AgreementFile.Read(folder, name: "here"));
        Assert.Equal("here is a folder.", directory.Message);
    }

    [Fact]
    public void A_file_that_is_far_too_large_is_not_read()
    {
        string path = Path.Combine(folder, "x.json");
        using (var stream = File.Create(path)) stream.SetLength((16 << 20) + 1);
        Assert.Contains("over 16 MiB", Assert.Throws<AgreementException>(() => AgreementFile.Load(path)).Message);
    }

    [FactWithData("data/loan-leads", "lead-agreement.json")]
    public void The_loan_agreement_loads_without_a_problem()
    {
        var reading = AgreementFile.Read(SharedData.Find("data/loan-leads", "lead-agreement.json")!);
        Assert.Empty(reading.Problems.Select(problem => problem.ToString()));
        var agreement = reading.Agreement!;
        Assert.Equal(10, agreement.Terms.Count);
        Assert.Equal("amsterdam: mon-sat 08:00-21:00 (Europe/Amsterdam)", Assert.Single(agreement.Calendars).ToString());
        Assert.Equal(7200, Assert.Single(agreement.FollowUp!.Promises).FirstTouchWithin.Seconds);
    }

    [FactWithData("design", "agreement.example.json")]
    public void The_example_agreement_loads_with_one_notice()
    {
        var reading = AgreementFile.Read(SharedData.Find("design", "agreement.example.json")!);
        Assert.Equal(Severity.Information, Assert.Single(reading.Problems).Severity);
        var agreement = reading.Agreement!;
        Assert.Equal("grading, qualification, compensation, goals, costs, neverMerge", agreement.NotBuilt.ToString());
        Assert.Equal((15, 2), (agreement.Terms.Count, agreement.FollowUp!.Promises.Count));
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
