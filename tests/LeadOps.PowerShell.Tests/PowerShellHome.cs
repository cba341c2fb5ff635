using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace LeadOps.PowerShell.Tests;

/// <summary>
/// Finds a PowerShell on this machine, and lets this process load its engine. The tests are compiled against the
/// reference assembly only, so the engine that runs them is the one that users have.
/// </summary>
internal static class PowerShellHome
{
    private const string Variable = "LEADOPS_PSHOME";

    private static readonly string Executable = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";

    private static readonly string? Folder = Find();

    /// <summary>The program, or null where there is none.</summary>
    public static string? Program { get; } = FindProgram();

    /// <summary>Why tests in this process cannot run, or null.</summary>
    public static string? WhyNoEngine =>
#if POWERSHELL_SDK
        null;
#else
        Folder is not null ? null
            : $"No PowerShell: there is no pwsh on the PATH, and {Variable} names no folder with System.Management.Automation.dll.";
#endif

    /// <summary>Lets the engine's assemblies and native library load; call it before a method that names their types.</summary>
    public static void Use()
    {
        // The static constructor has done it, once.
    }

#pragma warning disable CA1810 // The handlers must stand before any type of the engine is touched.
    static PowerShellHome()
#pragma warning restore CA1810
    {
        if (WhyNoEngine is not null || Folder is null) return;
        AssemblyLoadContext.Default.Resolving += Resolve;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += ResolveNative;
    }

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        string path = Path.Combine(Folder!, name.Name + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }

    private static IntPtr ResolveNative(Assembly assembly, string name)
    {
        string[] files = [name, name + ".dll", name + ".so", name + ".dylib", "lib" + name, "lib" + name + ".so", "lib" + name + ".dylib"];
        string? found = files.Select(file => Path.Combine(Folder!, file)).FirstOrDefault(File.Exists);
        return found is null ? IntPtr.Zero : NativeLibrary.Load(found);
    }

    private static string? Find()
    {
#if POWERSHELL_SDK
        return null;
#else
        string? named = Environment.GetEnvironmentVariable(Variable);
        string? folder = string.IsNullOrEmpty(named) ? Path.GetDirectoryName(OnPath()) : named;
        return folder is not null && File.Exists(Path.Combine(folder, "System.Management.Automation.dll")) ? folder : null;
#endif
    }

    private static string? FindProgram()
    {
        string? named = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(named)) return OnPath();
        string inside = Path.Combine(named, Executable);
        return File.Exists(inside) ? inside : OnPath();
    }

    private static string? OnPath()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string? found = folders.Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, Executable)).FirstOrDefault(File.Exists);
        return found is null ? null : File.ResolveLinkTarget(found, true)?.FullName ?? found;
    }
}
