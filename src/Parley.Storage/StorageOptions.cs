namespace Parley.Storage;

/// <summary>Where records live and how much may wait to be written.</summary>
public sealed record StorageOptions
{
    /// <summary>An absolute path; holds <c>parley.db</c> and <c>calls/</c>.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Facts that may wait for the disk, over all calls. Beyond it ordinary facts are dropped and counted, so that memory stays bounded.</summary>
    public int JournalCapacity { get; init; } = 16_384;

    /// <summary>Longest pause between two attempts while the database will not take a batch.</summary>
    public TimeSpan RetryCeiling { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a stopping server keeps trying to write what still waits.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long readers wait for what was posted before them; then they see what there is.</summary>
    public TimeSpan ReadPatience { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Seals dialogue states and tool results: 32 bytes. Null for one that is made and kept in the data folder, <c>keys/records.key</c>.</summary>
    public byte[]? RecordKey { get; init; }

    /// <summary>What was said and recorded, a folder a tenant.</summary>
    public string CallsFolder => Path.Combine(DataFolder, "calls");

    internal string DatabasePath => Path.Combine(DataFolder, "parley.db");
}
