using System.Runtime.InteropServices;

namespace Parley.Server.Hosting;

/// <summary>What callers say is their own: files of the server, records and database among them, are for its user alone, also in a folder that others may read.</summary>
internal static partial class PrivateFiles
{
    private const uint GroupAndOthers = 0b_000_111_111;

    /// <summary>For everything this process and its children create from now on.</summary>
    public static void Require()
    {
        if (!OperatingSystem.IsWindows())
            _ = SetMask(GroupAndOthers);
    }

    /// <summary>Takes from others what an earlier server let them read.</summary>
    /// <exception cref="UnauthorizedAccessException">It belongs to somebody else.</exception>
    public static void Close(string file)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(file))
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint SetMask(uint mask);
}
