namespace Parley.Storage.Files;

/// <summary>The file operations the journal needs, so that tests can let the disk run full.</summary>
internal interface IRecordFiles
{
    void CreateFolder(string path);

    /// <summary>Opens for reading and writing, created if need be.</summary>
    Stream Open(string path);

    /// <summary>Does nothing when there is no such file.</summary>
    void Delete(string path);

    /// <summary>Replaces the file whole: readers see the old content or the new one.</summary>
    void Replace(string path, ReadOnlySpan<byte> content);
}
