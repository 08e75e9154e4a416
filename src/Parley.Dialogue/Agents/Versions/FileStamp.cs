namespace Parley.Agents.Versions;

/// <summary>By what a change is noticed.</summary>
/// <param name="Folder">All files of its folder together.</param>
internal readonly record struct FileStamp(DateTime Changed, long Length, int Folder)
{
    public static FileStamp Of(FileInfo file) => new(file.LastWriteTimeUtc, file.Length, StampOf(file.Directory!));

    private static int StampOf(DirectoryInfo folder)
    {
        var state = new HashCode();
        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            state.Add(file.FullName, StringComparer.Ordinal);
            state.Add(file.LastWriteTimeUtc);
            state.Add(file.Length);
        }

        return state.ToHashCode();
    }
}
