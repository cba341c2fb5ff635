using System;
using System.Management.Automation;
using LeadOps.Agreements;
using LeadOps.Exports;

namespace LeadOps.PowerShell;

/// <summary>Every error the module gives: a stable id, what it is about, and what to do.</summary>
internal static class Errors
{
    /// <summary>A file, or the rest of it, cannot be read. The other files are.</summary>
    /// <param name="exception">Where it broke, and why.</param>
    /// <param name="hasOthers">Whether the call names other files too.</param>
    public static ErrorRecord Export(ExportException exception, bool hasOthers) => Make(
        exception,
        exception.Id,
        CategoryOf(exception.Id),
        exception.File,
        exception.Place + ": " + exception.Message,
        hasOthers ? exception.Recommendation + " The other files are read." : exception.Recommendation);

    /// <summary>A path that leads to no file.</summary>
    public static ErrorRecord Path(string path, Exception exception) => Make(
        exception,
        "PathNotFound",
        ErrorCategory.ObjectNotFound,
        path,
        $"{path}: no such file.",
        "See what is there with Get-ChildItem. For a name with [ or ], use -LiteralPath.");

    /// <summary>A wildcard that matches nothing.</summary>
    public static ErrorRecord NoMatch(string path) => Make(
        new ItemNotFoundException(),
        "NothingMatches",
        ErrorCategory.ObjectNotFound,
        path,
        $"{path}: nothing matches.",
        "See what is there with Get-ChildItem. For a name with [ or ], use -LiteralPath.");

    /// <summary>A path that does not lead into the file system.</summary>
    public static ErrorRecord NotAFile(string path) => Make(
        new PSNotSupportedException(),
        "NotAFile",
        ErrorCategory.InvalidArgument,
        path,
        $"{path}: not in the file system.",
        "Name a file, or pipe the records themselves.");

    /// <summary>A rule threw; it was switched off and the run is incomplete.</summary>
    public static ErrorRecord Rule(RuleFailure failure) => Make(
        failure.Exception,
        "RuleFailed",
        ErrorCategory.InvalidResult,
        failure.RuleId,
        $"{failure.Location}: {failure.What} failed and was switched off: {failure.Exception.Message}",
        failure.Recommendation);

    /// <summary>The agreement or the audit file cannot be used.</summary>
    public static ErrorRecord Agreement(AgreementException exception) => Make(
        exception,
        exception.Id,
        CategoryOf(exception.Id),
        exception.File,
        exception.Message,
        exception.Recommendation);

    /// <summary>An agreement that says nothing about follow-up.</summary>
    public static ErrorRecord NoFollowUp(Agreement agreement, string shown) => Make(
        new InvalidOperationException(shown),
        "NoFollowUpTerms",
        ErrorCategory.InvalidData,
        agreement,
        $"{shown} has no followUp section.",
        "New-LeadAgreement writes one to start from; what stands in it: Get-Help about_LeadOps_Agreement");

    /// <summary>An export of another kind than the parameter takes.</summary>
    public static ErrorRecord WrongKind(FollowUps.KindMismatchException exception, string parameter, string? right) => Make(
        exception,
        "WrongKind",
        ErrorCategory.InvalidArgument,
        exception.File,
        $"-{parameter}: {exception.Message}",
        right is null ? "No parameter takes such an export: leave it out." : $"Name it with -{right}.");

    /// <summary>An export without which the answer would be wrong.</summary>
    public static ErrorRecord Needed(ErrorRecord fault, string parameter) => Make(
        fault.Exception,
        fault.FullyQualifiedErrorId.Substring("LeadOps.".Length),
        fault.CategoryInfo.Category,
        fault.TargetObject,
        fault.ErrorDetails.Message + $" Without all of -{parameter} people would be blamed for what they did not do, so nothing is judged.",
        fault.ErrorDetails.RecommendedAction);

    /// <summary>A name that LeadOps does not know.</summary>
    public static ErrorRecord UnknownName(UnknownNameException exception) => Make(
        exception,
        "UnknownName",
        ErrorCategory.InvalidArgument,
        exception.What,
        exception.Message,
        exception.Nearest is null ? "Tab completion lists the known ones." : $"Did you mean '{exception.Nearest}'?");

    /// <summary>No agreement was named, and none is found upward.</summary>
    public static ErrorRecord NoAgreement(string folder) => Make(
        new ItemNotFoundException(),
        "NoAgreement",
        ErrorCategory.ObjectNotFound,
        folder,
        $"There is no {AgreementFile.FileName} in {folder} or above it.",
        "Write one: New-LeadAgreement");

    /// <summary>Something that an audit could not check.</summary>
    public static ErrorRecord Unchecked(AuditFault fault) => Make(
        new InvalidOperationException(fault.Message), "Unchecked", ErrorCategory.InvalidData, fault, fault.Message, fault.Recommendation);

    /// <summary>An audit's gate does not hold, or something could not be checked.</summary>
    public static ErrorRecord Gate(AuditResult result, string message) => Make(
        new InvalidOperationException(message), "GateFailed", ErrorCategory.InvalidResult, result, message, "See Findings, Gate and Unchecked of the result.");

    /// <summary>A file that is there and would be overwritten.</summary>
    public static ErrorRecord Exists(string path) => Make(
        new System.IO.IOException(path), "FileExists", ErrorCategory.ResourceExists, path, $"{path} exists.", "Overwrite it with -Force, or name another file.");

    /// <summary>Something is not written because not all that it is made of could be read.</summary>
    public static ErrorRecord NotAllRead(string path) => Make(
        new InvalidOperationException(path),
        "NotAllRead",
        ErrorCategory.InvalidData,
        path,
        $"{path} is not written, as not every export could be read.",
        "Mend what the errors before this name, or leave those exports out.");

    /// <summary>A file could not be written.</summary>
    public static ErrorRecord NotWritten(string path, Exception exception) => Make(
        exception, "NotWritten", ErrorCategory.WriteError, path, $"{path} cannot be written: {exception.Message}", "Check the folder and who may write there.");

    /// <summary>A word that the parameter does not know.</summary>
    public static ErrorRecord Argument(string id, object? value, string message, string recommendation) =>
        Make(new ArgumentException(message), id, ErrorCategory.InvalidArgument, value, message, recommendation);

    private static ErrorRecord Make(
        Exception exception, string id, ErrorCategory category, object? target, string message, string recommendation) =>
        new(exception, "LeadOps." + id, category, target)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = recommendation },
        };

    private static ErrorCategory CategoryOf(string id) => id switch
    {
        "FileNotFound" or "AuditNotFound" => ErrorCategory.ObjectNotFound,
        "AccessDenied" => ErrorCategory.PermissionDenied,
        "FileLocked" => ErrorCategory.ResourceBusy,
        _ => ErrorCategory.InvalidData,
    };
}
