using System.IO;
using System.Linq;
using System.Reflection;

namespace LeadOps.PowerShell.Tests;

/// <summary>Where the build was told that things are.</summary>
internal static class Repository
{
    public static string Folder { get; } = Path.GetFullPath(Told("Repository"));

    /// <summary>The manifest of the staged module.</summary>
    public static string ModuleManifest { get; } = Path.GetFullPath(Told("ModuleManifest"));

    private static string Told(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
