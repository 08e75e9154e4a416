using Microsoft.Data.Sqlite;

namespace Parley.Simulation.Hosting;

/// <summary>Where one simulated call's records lie; gone with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder(string template)
    {
        Directory.CreateDirectory(Path);
        foreach (var file in Directory.Exists(template) ? Directory.EnumerateFiles(template) : [])
            File.Copy(file, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(file)));
    }

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"parley-simulation-{Guid.NewGuid():N}");

    public void Dispose() => Delete(Path);

    public static void Delete(string folder)
    {
        // The library keeps connections open for their next user.
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
