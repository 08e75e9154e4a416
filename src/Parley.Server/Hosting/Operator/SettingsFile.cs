using Microsoft.Extensions.Configuration.Memory;

namespace Parley.Server.Hosting.Operator;

/// <summary>
/// The operator's own file, <c>PARLEY_SETTINGS</c> or <c>settings.json</c> in the data folder, laid under the section <c>Parley</c>. The environment
/// goes before it.
/// </summary>
internal static class SettingsFile
{
    private const string Root = "Parley";

    /// <exception cref="StartupException">The file that is named does not exist, is no JSON, or holds a section nobody reads.</exception>
    public static void LayUnder(IConfigurationManager configuration, string dataFolder)
    {
        var named = configuration["PARLEY_SETTINGS"];
        var path = string.IsNullOrEmpty(named) ? Path.Combine(dataFolder, "settings.json") : Path.GetFullPath(named);
        if (!File.Exists(path))
        {
            if (!string.IsNullOrEmpty(named))
                throw new StartupException($"PARLEY_SETTINGS names {path}, which does not exist.");
            return;
        }

        var file = Read(path);
        foreach (var section in file.GetChildren().Where(section => !OperatorSettings.Sections.Contains(section.Key, StringComparer.OrdinalIgnoreCase)))
            throw new StartupException($"{path}: unknown section '{section.Key}'{NearMiss.Hint(section.Key, OperatorSettings.Sections)}.");
        var settings = file.AsEnumerable().Select(setting => KeyValuePair.Create($"{Root}:{setting.Key}", setting.Value));
        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = [.. settings] });
    }

    private static IConfigurationRoot Read(string path)
    {
        try
        {
            return new ConfigurationBuilder().AddJsonFile(path, optional: false).Build();
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            throw new StartupException($"{path} is no JSON: {(e.InnerException ?? e).Message}");
        }
    }
}
