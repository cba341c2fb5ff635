using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LeadOps.Profiles;

/// <summary>The profiles that LeadOps ships: every embedded file under this folder, ordered by name.</summary>
internal static class ProfileCatalogue
{
    private const string Folder = "LeadOps.Profiles.", Extension = ".json";

    private static readonly Lazy<IReadOnlyList<Profile>> Loaded = new(Load);

    public static IReadOnlyList<Profile> All => Loaded.Value;

    public static IReadOnlyList<string> KnownNames => [.. All.Select(profile => profile.Name)];

    /// <summary>The one profile without a signature: for exports of which no CRM is known.</summary>
    public static Profile Generic => All.Single(profile => profile.IsGeneric);

    /// <summary>The names of the files, without extension.</summary>
    public static IReadOnlyList<string> Files =>
    [
        .. typeof(ProfileCatalogue).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)
                && name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(name => name.Substring(Folder.Length, name.Length - Folder.Length - Extension.Length))
            .OrderBy(name => name, StringComparer.Ordinal),
    ];

    /// <summary>The profile of that name; case and separators do not count.</summary>
    /// <exception cref="UnknownNameException">There is none.</exception>
    public static Profile Find(string name)
    {
        string folded = Headers.Fold(name);
        return All.FirstOrDefault(profile => Headers.Fold(profile.Name) == folded)
            ?? throw new UnknownNameException("profile", name, KnownNames);
    }

    public static string TextOf(string file)
    {
        using var stream = typeof(ProfileCatalogue).Assembly.GetManifestResourceStream(Folder + file + Extension)
            ?? throw new FormatException($"There is no profile file {file}{Extension}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static IReadOnlyList<Profile> Load()
    {
        var reader = new ProfileReader(TextOf);
        return [.. Files.Select(reader.Read).OrderBy(profile => profile.Name, StringComparer.Ordinal)];
    }
}
