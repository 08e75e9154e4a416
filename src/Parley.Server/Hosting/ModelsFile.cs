namespace Parley.Server.Hosting;

/// <summary>A file of language models, <c>PARLEY_MODELS_FILE</c> or <c>models.json</c> in the agents' folder, laid under the section <c>Parley:Models</c>.</summary>
internal static class ModelsFile
{
    private const string Section = "Parley:Models";

    /// <returns>The configuration with the file's settings; what it already sets goes before them.</returns>
    /// <exception cref="StartupException">The file that is named does not exist, or is no JSON.</exception>
    public static IConfiguration Under(IConfiguration configuration, string agents)
    {
        var named = configuration["PARLEY_MODELS_FILE"];
        var path = string.IsNullOrEmpty(named) ? Path.Combine(agents, "models.json") : Path.GetFullPath(named);
        if (!File.Exists(path))
            return string.IsNullOrEmpty(named) ? configuration : throw new StartupException($"PARLEY_MODELS_FILE names {path}, which does not exist.");
        try
        {
            var file = new ConfigurationBuilder().AddJsonFile(path, optional: false).Build();
            var settings = file.AsEnumerable().Select(s => KeyValuePair.Create($"{Section}:{s.Key}", s.Value));
            return new ConfigurationBuilder().AddInMemoryCollection(settings).AddConfiguration(configuration).Build();
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            throw new StartupException($"{path} is no JSON: {(e.InnerException ?? e).Message}");
        }
    }
}
