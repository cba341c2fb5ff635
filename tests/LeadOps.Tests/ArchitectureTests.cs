using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using LeadOps.Tests.Agreements;

namespace LeadOps.Tests;

/// <summary>How the code is laid out, where the compiler cannot say it.</summary>
public sealed class ArchitectureTests
{
    /// <summary>The way of the data: a folder knows those before it.</summary>
    private static readonly string[] Folders =
        ["Exports", "Calendars", "Records", "Profiles", "Agreements", "Rules", "FollowUps", "Audits", "Reports"];

    private static readonly string Core = Path.Combine(Agree.Repository(), "src", "LeadOps");

    private static readonly Regex Comments = new(@"//[^\n]*", RegexOptions.CultureInvariant);

    private static readonly Regex Texts = new("\"(\\\\.|[^\"\\\\\n])*\"", RegexOptions.CultureInvariant);

    [Fact]
    public void Every_folder_of_the_core_has_its_place_in_the_way_of_the_data() =>
        Assert.Empty(Directory.GetDirectories(Core).Select(Path.GetFileName).Except([.. Folders, "bin", "obj"]));

    [Fact]
    public void A_folder_uses_only_the_namespaces_of_those_before_it()
    {
        foreach (var (folder, file, text) in Files())
        {
            foreach (Match use in Regex.Matches(text, @"\bLeadOps\.([A-Z]\w+)"))
            {
                int used = Array.IndexOf(Folders, use.Groups[1].Value);
                if (use.Value == "LeadOps." + folder || used < 0) continue;
                Assert.True(used < Array.IndexOf(Folders, folder), $"{file} uses {use.Value}");
            }
        }
    }

    [Fact]
    public void A_folder_uses_only_the_public_types_of_those_before_it()
    {
        // They are all in the namespace LeadOps, so that no using tells of them.
        var home = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (folder, _, text) in Files())
        {
            foreach (Match type in Regex.Matches(text, @"(?m)^public (?:sealed |abstract |static )*(?:class|enum|struct|interface) (\w+)"))
            {
                home[type.Groups[1].Value] = folder;
            }
        }

        Assert.InRange(home.Count, 20, 500);
        foreach (var (folder, file, text) in Files())
        {
            foreach (var (type, from) in home)
            {
                if (Array.IndexOf(Folders, from) <= Array.IndexOf(Folders, folder)) continue;

                // A type where a type stands: created, cast to, a parameter, a generic argument.
                var use = Regex.Match(text, $@"(new|is|as|typeof\() ?{type}\b|[(<,] ?{type}\??(\[\])?[ >)] ?\w*|\b{type}\.\w+\(");
                Assert.False(use.Success, $"{file} uses {type} of {from}: {use.Value}");
            }
        }
    }

    [Fact]
    public void The_core_knows_neither_PowerShell_nor_the_console_nor_the_clock_nor_the_culture()
    {
        foreach (var (_, file, text) in Files())
        {
            var found = Regex.Match(
                text,
                @"System\.Management\.Automation|\bConsole\.|\bCmdlet\b|\bPSObject\b|\bErrorRecord\b|DateTime(Offset)?\.(Utc)?(Now|Today)|CurrentCulture|CurrentUICulture|TimeZoneInfo\.Local");
            Assert.False(found.Success, $"{file}: {found.Value}");
        }
    }

    [Fact]
    public void The_command_line_program_reads_the_clock_once()
    {
        string text = string.Concat(Directory.GetFiles(Path.Combine(Core, "..", "LeadOps.Cli"), "*.cs").Select(File.ReadAllText));
        Assert.Single(Regex.Matches(text, @"DateTime(Offset)?\.(Utc)?Now"));
    }

    private static IEnumerable<(string Folder, string File, string Text)> Files()
    {
        foreach (string folder in Folders)
        {
            foreach (string file in Directory.GetFiles(Path.Combine(Core, folder), "*.cs", SearchOption.AllDirectories))
            {
                yield return (folder, Path.GetRelativePath(Core, file), Texts.Replace(Comments.Replace(File.ReadAllText(file), ""), "\"\""));
            }
        }
    }
}
