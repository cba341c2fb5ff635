using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using LeadOps.Audits;
using LeadOps.Reports;
using LeadOps.Rules;
using LeadOps.Tests.Exports;

namespace LeadOps.Tests.Audits;

/// <summary>A folder with exports, and perhaps an agreement and an audit file, to be audited by a test.</summary>
internal sealed class AuditFolder : IDisposable
{
    public const string Leads = "Record ID,Email,Lead Status,Create Date\n1,a@x.example,New,2026-01-31\n2,b@x.example,Open,2026-02-01\n";

    public const string Agreement = "{ \"name\": \"Test\", \"version\": \"1\", \"timeZone\": \"Europe/Berlin\" }";

    /// <summary>2026-11-20T07:00:00Z.</summary>
    public const long AsOf = 1_795_158_000;

    private readonly TempFolder folder = new();

    public AuditFolder(string? exports = null, string rest = "", string agreement = Agreement)
    {
        Write("lead-agreement.json", agreement);
        if (exports is not null) Write(AuditFile.FileName, $"{{ \"exports\": {{ {exports} }}{rest} }}");
    }

    public string Path => folder.Path;

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.Combine(Path, name))!);
        return folder.Write(name, bytes);
    }

    public string Read(string name) => File.ReadAllText(System.IO.Path.Combine(Path, name));

    public AuditRequest Load()
    {
        var request = AuditFile.Load(Path);
        request.AsOf = AsOf;
        return request;
    }

    public AuditResult Audit() => Audit(out _);

    public AuditResult Audit(out List<Finding> findings)
    {
        var sink = new FindingList();
        var result = LeadOps.Audits.Audit.Run(Load(), sink, CancellationToken.None);
        findings = sink.Found;
        return result;
    }

    public string Output(string format, out AuditResult result)
    {
        using var writer = new StringWriter();
        result = AuditOutput.Run(Load(), format, writer, false, null, CancellationToken.None);
        return writer.ToString();
    }

    /// <summary>The error for which nothing is audited.</summary>
    public AgreementException Refused() => Assert.Throws<AgreementException>(Load);

    public void Dispose() => folder.Dispose();
}

internal sealed class FindingList : IFindingSink
{
    public List<Finding> Found { get; } = [];

    public IEnumerable<string> Ids => Found.Select(finding => finding.RuleId);

    public void Add(Finding finding) => Found.Add(finding);
}
