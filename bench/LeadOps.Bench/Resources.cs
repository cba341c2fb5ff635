using System.IO;

namespace LeadOps.Bench;

/// <summary>The files that lie beside the exports.</summary>
internal static class Resources
{
    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }

    public static void Copy(string name, string folder)
    {
        using var from = Open(name);
        using var to = File.Create(Path.Combine(folder, Path.GetFileName(name)));
        from.CopyTo(to);
    }

    private static Stream Open(string name) =>
        typeof(Resources).Assembly.GetManifestResourceStream(name)
        ?? throw new FileNotFoundException($"No resource '{name}'.");
}
