using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace LeadOps.Help;

/// <summary>
/// Makes what <c>Get-Help</c> reads: <c>LeadOps.Help docs/cmdlets en-US/LeadOps.PowerShell.dll-Help.xml</c> turns each
/// page of the folder into a command of the MAML file, and each <c>../about/about_*.md</c> into <c>about_*.help.txt</c>
/// beside it. A page has the shape of platyPS: <c># Test-Lead</c>, then the sections SYNOPSIS (one paragraph), SYNTAX
/// (for each parameter set <c>### Name</c>, the default one <c>### Name (Default)</c>, with a code block as
/// <c>Get-Command -Syntax</c> prints it, types in .NET's names; one set alone needs no heading), DESCRIPTION, EXAMPLES
/// (<c>### Example 1: Title</c>, a code block to run, then remarks, where further blocks show output), PARAMETERS
/// (<c>### -Path</c>, a description, a yaml block with the keys of <see cref="CmdletPage.ParameterKeys"/>), INPUTS and
/// OUTPUTS (<c>### Full.TypeName</c>, a description), NOTES, RELATED LINKS (a list). All sections must be there, in
/// this order; NOTES may be empty. Syntax and parameters must say the same. A fault is reported with file and line, as
/// a compiler does, and the exit code is 1.
/// </summary>
internal static class Program
{
    private static readonly UTF8Encoding Utf8 = new(false);

    private static int Main(string[] args)
    {
        if (args.Length != 2)
        {
            Console.Error.WriteLine("usage: LeadOps.Help <docs/cmdlets> <output.xml>");
            return 1;
        }

        string output = Path.GetFullPath(args[1]);
        string folder = Path.GetDirectoryName(output)!;
        var faults = new List<PageException>();
        var pages = Pages(args[0], "*.md", CmdletPage.Read, faults);
        var topics = Pages(Path.Combine(args[0], "..", "about"), "about_*.md", AboutTopic.Read, faults);
        foreach (var fault in faults) Console.Error.WriteLine(fault.Message);
        if (faults.Count > 0) return 1;
        Directory.CreateDirectory(folder);
        File.WriteAllText(output, Maml.Of(pages), Utf8);
        foreach (var topic in topics) File.WriteAllText(Path.Combine(folder, topic.Name + ".help.txt"), topic.Text, Utf8);
        return 0;
    }

    /// <summary>All pages that can be read, by ordinal name.</summary>
    private static List<T> Pages<T>(string folder, string pattern, Func<Page, T> read, List<PageException> faults)
    {
        var pages = new List<T>();
        if (!Directory.Exists(folder))
        {
            faults.Add(new PageException(Path.GetFullPath(folder), 1, "there is no such folder."));
            return pages;
        }

                foreach (string path in Directory.GetFiles(folder, pattern).OrderBy(path => path, StringComparer.Ordinal))
        {
            try
            {
                pages.Add(read(Page.Parse(Path.GetFullPath(path), File.ReadAllText(path))));
            }
            catch (PageException fault)
            {
                faults.Add(fault);
            }
        }

        return pages;
    }
}
