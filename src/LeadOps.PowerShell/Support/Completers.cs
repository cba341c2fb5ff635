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

/// <summary>Completes names of fields whose words an agreement may define.</summary>
public sealed class TermFieldCompleter : WordCompleter
{
    internal static IReadOnlyList<string> Names { get; } =
        Field.All.Where(field => field.Type == FieldType.Term).Select(field => field.Name).ToArray();

    private protected override IEnumerable<(string Text, string Tip)> Words(IDictionary bound) =>
        Names.Select(name => (name, name));
}

/// <summary>Completes words of the agreement that the command line names, or else of the nearest one.</summary>
public abstract class AgreementCompleter : WordCompleter
{
    private protected sealed override IEnumerable<(string Text, string Tip)> Words(IDictionary bound)
    {
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        string here = shell.AddCommand("Get-Location").AddParameter("PSProvider", "FileSystem").Invoke<PathInfo>()[0].ProviderPath;
        if (bound["Agreement"] is Agreement loaded) return Words(loaded);
        if ((bound["Agreement"] as string ?? AgreementPathOf(bound)) is { } named) return WordsOf(System.IO.Path.Combine(here, named));
        string? beside = bound["Path"] is string export ? System.IO.Path.GetDirectoryName(System.IO.Path.Combine(here, export)) : null;
        return (beside is null ? null : AgreementFile.Find(beside)) is { } near ? WordsOf(near)
            : AgreementFile.Find(here) is { } found ? WordsOf(found) : [];
    }

    private protected abstract IEnumerable<(string Text, string Tip)> Words(Agreement agreement);

    /// <summary>The path of the agreement, where another parameter than -Agreement names it.</summary>
    private protected virtual string? AgreementPathOf(IDictionary bound) => null;

    private IEnumerable<(string Text, string Tip)> WordsOf(string path)
    {
        try
        {
            return AgreementFile.Read(path).Agreement is { } agreement ? Words(agreement) : [];
        }
        catch (AgreementException)
        {
            // Completion is no place for errors.
            return [];
        }
    }
}

/// <summary>Completes terms of the agreement.</summary>
public sealed class TermCompleter : AgreementCompleter
{
    private protected override IEnumerable<(string Text, string Tip)> Words(Agreement agreement) =>
        agreement.Terms.Select(term => (term.Name, term.Field + ": " + term.Means));

    private protected override string? AgreementPathOf(IDictionary bound) => bound["Path"] as string;
}

/// <summary>Completes the people and queues of the agreement.</summary>
public sealed class OwnerCompleter : AgreementCompleter
{
    private protected override IEnumerable<(string Text, string Tip)> Words(Agreement agreement) => agreement.People
        .Select(person => (person.Name, string.Join(", ", new[] { person.Name, person.Team, person.Role }.Where(text => text is not null))))
        .Concat((agreement.FollowUp?.Queues ?? []).Select(queue => (queue, queue + ", a queue")))
        .Distinct();
}

/// <summary>Completes the teams of the agreement's people.</summary>
public sealed class TeamCompleter : AgreementCompleter
{
    private protected override IEnumerable<(string Text, string Tip)> Words(Agreement agreement) =>
        agreement.People.Where(person => person.Team is not null).Select(person => (person.Team!, person.Team!)).Distinct();
}

/// <summary>Completes the agreed sources.</summary>
public sealed class SourceCompleter : AgreementCompleter
{
    private protected override IEnumerable<(string Text, string Tip)> Words(Agreement agreement) =>
        agreement.Terms.Where(term => term.Field == Field.Source).Select(term => (term.Name, term.Means ?? term.Name));
}
