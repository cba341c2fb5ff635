using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using LeadOps.Agreements;
using LeadOps.Exports;
using LeadOps.Profiles;
using LeadOps.Rules;

namespace LeadOps.PowerShell;

/// <summary>Completes a word from a list; words with spaces come quoted.</summary>
public abstract class WordCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? "").Trim('\'', '"');
        var pattern = new WildcardPattern(word + "*", WildcardOptions.IgnoreCase);
        foreach (var (text, tip) in Words(fakeBoundParameters).Where(pair => pattern.IsMatch(pair.Text) || pattern.IsMatch(pair.Tip)))
        {
            string quoted = text.IndexOfAny([' ', '\'', ',']) < 0 ? text : "'" + text.Replace("'", "''") + "'";
            yield return new CompletionResult(quoted, text, CompletionResultType.ParameterValue, tip);
        }
    }

    private protected abstract IEnumerable<(string Text, string Tip)> Words(IDictionary bound);
}

/// <summary>Completes ids of rules, also by their names.</summary>
public sealed class RuleCompleter : WordCompleter
{
    private protected override IEnumerable<(string Text, string Tip)> Words(IDictionary bound) =>
        RuleCatalogue.All.Select(rule => (rule.Id, rule.Name));
}

/// <summary>Completes names of profiles.</summary>
public sealed class ProfileCompleter : WordCompleter
{
    private protected override IEnumerable<(string Text, string Tip)> Words(IDictionary bound) =>
        ProfileCatalogue.All.Select(profile => (profile.Name, profile.Title));
}

/// <summary>Completes names of encodings.</summary>
public sealed class EncodingCompleter : WordCompleter
{
    private protected override IEnumerable<(string Text, string Tip)> Words(IDictionary bound) =>
        TextEncodings.KnownNames.Select(name => (name, name));
}

/// <summary>Completes names of time zones.</summary>
public sealed class ZoneCompleter : WordCompleter
{
    private protected override IEnumerable<(string Text, string Tip)> Words(IDictionary bound) =>
        Calendars.ZoneNames.All().Select(name => (name, name));
}

/// <summary>Completes orders of dates.</summary>
public sealed class DateOrderCompleter : WordCompleter
{
    private protected override IEnumerable<(string Text, string Tip)> Words(IDictionary bound) =>
        [("DMY", "day, month, year"), ("MDY", "month, day, year"), ("YMD", "year, month, day")];
}

/// <summary>Completes names of canonical fields.</summary>
public sealed class FieldCompleter : WordCompleter
{
    internal static IReadOnlyList<string> Names { get; } = Field.All.Select(field => field.Name).ToArray();

    private protected override IEnumerable<(string Text, string Tip)> Words(IDictionary bound) =>
        Field.All.Select(field => (field.Name, field.Type.ToString()));
}

/// <summary>Completes terms of the agreement that the command line names, or else of the nearest one.</summary>
public sealed class TermCompleter : WordCompleter
{
    private protected override IEnumerable<(string Text, string Tip)> Words(IDictionary bound)
    {
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        string here = shell.AddCommand("Get-Location").AddParameter("PSProvider", "FileSystem").Invoke<PathInfo>()[0].ProviderPath;
        string? path = bound["Path"] is string named ? System.IO.Path.Combine(here, named) : AgreementFile.Find(here);
        if (path is null) return [];
        try
        {
            return AgreementFile.Read(path).Agreement?.Terms.Select(term => (term.Name, term.Field + ": " + term.Means)) ?? [];
        }
        catch (AgreementException)
        {
            // Completion is no place for errors.
            return [];
        }
    }
}
