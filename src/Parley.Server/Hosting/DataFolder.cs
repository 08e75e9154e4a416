using Parley.Storage;

namespace Parley.Server.Hosting;

/// <summary>
/// The data folder, held for one process: a second one would take the first one's running calls for the remains of a crash.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held) => (Path, _lock) = (path, held);

    public string Path { get; }

    /// <exception cref="StartupException">The folder cannot be written, or another process has it.</exception>
    public static DataFolder Take(string path)
    {
        // The calls' own too: now rather than in the first call, of which nothing would be kept.
        foreach (var folder in (string[])[path, new StorageOptions { DataFolder = path }.CallsFolder])
            Create(folder, path);
        foreach (var file in Directory.EnumerateFiles(path, "parley.db*"))
            CloseOff(file, path);
        var lockPath = System.IO.Path.Combine(path, "parley.lock");
        try
        {
            return new DataFolder(path, new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException fault) when (File.Exists(lockPath) && !IsReadOnlyFileSystem(fault))
        {
            throw new StartupException($"The data folder {path} is in use by another Parley: stop that one or choose another folder with --data.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, fault);
        }
    }

    public void Dispose() => _lock.Dispose();

    private static void Create(string folder, string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (IOException fault) when (File.Exists(folder))
        {
            throw new StartupException($"{folder} is a file where a folder has to be: move it away, or choose another data folder with --data.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, fault);
        }
    }

    private static void CloseOff(string file, string path)
    {
        try
        {
            PrivateFiles.Close(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, fault);
        }
    }

    private static StartupException Unwritable(string path, Exception fault) =>
        new($"The data folder {path} cannot be written: choose another one with --data or change its permissions.", fault);

    /// <summary>EROFS, which .NET reports as a bare IOException with the error number in the result.</summary>
    private static bool IsReadOnlyFileSystem(IOException fault) => fault.HResult == 30;
}
