namespace Parley.Storage.Files;

/// <summary>Files and folders only their owner may read: they hold what people said.</summary>
internal sealed class DiskFiles : IRecordFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    public Stream Open(string path) => new FileStream(path, Options(FileMode.OpenOrCreate));

    public void Delete(string path)
    {
        if (File.Exists(path))
            File.Delete(path);
    }

    public void Replace(string path, ReadOnlySpan<byte> content)
    {
        var temporary = path + ".new";
        using (var stream = new FileStream(temporary, Options(FileMode.Create)))
            stream.Write(content);
        File.Move(temporary, path, overwrite: true);
    }

    private static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return options;
    }
}
