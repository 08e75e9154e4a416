namespace Parley.Testing;

/// <summary>Where a test finds the repository's own files. Tests that need a folder that may be absent skip with a reason.</summary>
public static class RepositoryPaths
{
    /// <summary>The folder that holds <c>Parley.slnx</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Where npm put the open models; absent until <c>./parley models</c> ran.</summary>
    public static string Models { get; } = Path.Combine(Root, "models", "node_modules");

    /// <summary>Real speech with transcripts: where PARLEY_SPEECH says, or beside the repository; null where it is not.</summary>
    public static string? SharedSpeech { get; } =
        Existing(Environment.GetEnvironmentVariable("PARLEY_SPEECH") ?? Path.Combine(Root, "..", "shared", "speech"));

    private static string? Existing(string folder) => Directory.Exists(folder) ? Path.GetFullPath(folder) : null;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Parley.slnx")))
                return folder.FullName;
        throw new InvalidOperationException($"No Parley.slnx above {AppContext.BaseDirectory}: tests run from inside the repository.");
    }
}
