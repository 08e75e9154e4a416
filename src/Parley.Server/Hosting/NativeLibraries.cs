using System.Runtime.InteropServices;

namespace Parley.Server.Hosting;

/// <summary>Shared libraries a call cannot do without and the Debian packages that bring them. Asked at the start, not in the first call.</summary>
internal static class NativeLibraries
{
    private static readonly (string Library, string Package)[] Needed =
    [
        ("libopus.so.0", "libopus0"),
        ("libflite.so.1", "libflite1"),
    ];

    /// <exception cref="StartupException">One is missing.</exception>
    public static void Require() => Require(Needed);

    internal static void Require(IEnumerable<(string Library, string Package)> needed)
    {
        if (!OperatingSystem.IsLinux())
            return;
        foreach (var (library, package) in needed)
            if (!NativeLibrary.TryLoad(library, out _))
                throw new StartupException($"The library {library} is missing: install it with 'apt-get install {package}'.");
    }
}
