using System;
using System.IO;

namespace LeadOps.Tests;

/// <summary>Real exports and examples that may lie in <c>shared</c> beside the repository; no part of it.</summary>
internal static class SharedData
{
    public static string? Find(string folder, string file)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string path = Path.Combine(at.FullName, "shared", folder, file);
            if (File.Exists(path)) return path;
        }

        return null;
    }
}

/// <summary>A fact about a real export; skipped where it is not there.</summary>
internal sealed class FactWithDataAttribute : FactAttribute
{
    public FactWithDataAttribute(string folder, string file)
    {
        if (SharedData.Find(folder, file) is null) Skip = $"shared/{folder}/{file} is not there.";
    }
}

/// <summary>A theory about a real export; skipped where it is not there.</summary>
internal sealed class TheoryWithDataAttribute : TheoryAttribute
{
    public TheoryWithDataAttribute(string folder, string file)
    {
        if (SharedData.Find(folder, file) is null) Skip = $"shared/{folder}/{file} is not there.";
    }
}
