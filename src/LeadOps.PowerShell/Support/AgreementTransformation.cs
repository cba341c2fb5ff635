using System.IO;
using System.Management.Automation;

namespace LeadOps.PowerShell;

/// <summary>An agreement by its path, its file, or loaded.</summary>
public sealed class AgreementTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            Agreement agreement => agreement,
            string path => path,
            FileInfo file => file.FullName,
            null => throw new ArgumentTransformationMetadataException("Name an agreement file, or leave -Agreement out."),
            _ => throw new ArgumentTransformationMetadataException(
                $"{value.GetType().Name} is no agreement: give a path, or what Get-LeadAgreement gives."),
        };
    }
}
