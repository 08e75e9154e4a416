using Parley.Flows.Reading;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Parley.Simulation.Scenarios;

/// <summary>Reads scenario files: YAML, one scenario a document, several to a file.</summary>
public static class ScenarioFiles
{
    /// <param name="paths">Files, folders, or patterns such as <c>scenarios/*.yaml</c>.</param>
    /// <exception cref="ScenarioException">Every fault is named by file, line and path.</exception>
    public static IReadOnlyList<Scenario> Read(IEnumerable<string> paths)
    {
        var (scenarios, faults) = (new List<Scenario>(), new List<string>());
        foreach (var file in paths.SelectMany(Files))
            Read(file, scenarios, faults);
        foreach (var twice in scenarios.GroupBy(scenario => scenario.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            faults.Add($"{twice.Last().File} (line {twice.Last().Line}): the name '{twice.Key}' is taken by {twice.First().File} (line {twice.First().Line})");
        return faults.Count == 0 ? scenarios : throw new ScenarioException(string.Join(Environment.NewLine, faults));
    }

    private static IEnumerable<string> Files(string path)
    {
        if (Directory.Exists(path))
            return Directory.EnumerateFiles(path, "*.yaml").Order(StringComparer.Ordinal);
        var folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        if (!Path.GetFileName(path).Contains('*', StringComparison.Ordinal))
            return File.Exists(path) ? [path] : throw new ScenarioException($"{path}: there is no such file");
        var found = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, Path.GetFileName(path)).Order(StringComparer.Ordinal).ToList() : [];
        return found.Count > 0 ? found : throw new ScenarioException($"{path}: no file is named so");
    }

    private static void Read(string file, List<Scenario> scenarios, List<string> faults)
    {
        var yaml = new YamlStream();
        try
        {
            using var reader = File.OpenText(file);
            yaml.Load(reader);
        }
        catch (YamlException fault)
        {
            faults.Add($"{file} (line {fault.Start.Line}): {fault.Message}");
            return;
        }

        foreach (var document in yaml.Documents)
        {
            if (document.RootNode is not YamlMappingNode root)
            {
                faults.Add($"{file} (line {document.RootNode.Start.Line}): expected a scenario, such as 'name: books a visit'");
                continue;
            }

            var notes = new SectionNotes();
            scenarios.Add(ScenarioSection.Read(new YamlSection(root, "", notes), file, (int)root.Start.Line));
            faults.AddRange(notes.Faults.Select(fault => $"{file} (line {fault.Line}): {fault.Path}: {fault.Fault}"));
        }
    }
}
