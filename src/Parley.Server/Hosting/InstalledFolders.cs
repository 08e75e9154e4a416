namespace Parley.Server.Hosting;

/// <summary>Where agents and models lie: as configured, else beside the program, else in the repository it was built in.</summary>
internal static class InstalledFolders
{
    /// <summary>One folder a tenant, with agents and facts.</summary>
    public static string Agents(IConfiguration configuration) => Find(configuration["PARLEY_AGENTS"], "samples");

    /// <summary>What <c>./parley models</c> fetched.</summary>
    public static string Models(IConfiguration configuration) => Find(configuration["PARLEY_MODELS"], Path.Combine("models", "node_modules"));

    private static string Find(string? configured, string name)
    {
        if (!string.IsNullOrEmpty(configured))
            return Path.GetFullPath(configured);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, name) is var found && Directory.Exists(found))
                return found;
        return Path.Combine(AppContext.BaseDirectory, name);
    }
}
