using System;
using System.Linq;
using System.Management.Automation;

namespace LeadOps.PowerShell;

/// <summary>Words of an enumeration as PowerShell takes them; a wrong one is answered with the nearest.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WordTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Takes the words of an enumeration.</summary>
    /// <param name="words">The enumeration.</param>
    public WordTransformationAttribute(Type words) => Words = words;

    /// <summary>The enumeration.</summary>
    public Type Words { get; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            string word => Word(word),
            object[] words => words.Select(word => word is string text ? Word(text) : word).ToArray(),
            _ => inputData,
        };
    }

    private object Word(string word)
    {
        if (LanguagePrimitives.TryConvertTo(word, Words, out object found)) return found;
        string what = Words == typeof(RecordKind) ? "kind"
            : Words == typeof(RuleFamily) ? "family"
            : Words == typeof(FollowUpGroup) ? "group"
            : Words == typeof(FollowUpPeriod) ? "period"
            : "severity";
        throw new ArgumentTransformationMetadataException(new UnknownNameException(what, word, Enum.GetNames(Words)).Message);
    }
}
