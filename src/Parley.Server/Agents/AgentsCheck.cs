using Microsoft.Extensions.Options;
using Parley.Agents;
using Parley.Server.Hosting;
using Parley.Tenancy;

namespace Parley.Server.Agents;

/// <summary><c>parley agents check</c>: everything that would keep agent files from being published, without a server and without saving.</summary>
internal static class AgentsCheck
{
    private const int Faulty = 1;
    private const int Unusable = 2;

    /// <param name="paths">Agent files, each in its tenant's folder, or such folders; all of the installed folder when empty.</param>
    /// <returns>0 when all may be published, 1 when one may not, 2 when one cannot be used at all.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> paths, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var code = 0;
        if (paths.Count == 0)
            return await CheckAsync(null, [], output, error, cancellationToken);
        foreach (var missing in paths.Where(path => !Path.Exists(path)))
        {
            error.WriteLine($"There is no file {missing}.");
            code = Unusable;
        }

        foreach (var folder in paths.Where(Path.Exists).Select(Path.GetFullPath).Select(Path.TrimEndingDirectorySeparator).GroupBy(AgentsFolder))
            code = Math.Max(code, await CheckAsync(folder.Key, [.. folder], output, error, cancellationToken));
        return code;
    }

    /// <summary>What holds the tenants' folders.</summary>
    private static string? AgentsFolder(string path) => Path.GetDirectoryName(Directory.Exists(path) ? path : Path.GetDirectoryName(path));

    private static async Task<int> CheckAsync(string? folder, IReadOnlyList<string> paths, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        await using var application = ParleyApplication.BuildUnserved(folder);
        try
        {
            var code = 0;
            var all = application.Services.GetRequiredService<IAgentFiles>().Files;
            foreach (var empty in paths.Where(path => Directory.Exists(path) && !all.Any(file => Path.GetDirectoryName(file) == path)))
            {
                error.WriteLine($"There is no agent file in {empty}.");
                code = Unusable;
            }

            foreach (var file in paths.Count == 0 ? all : paths.SelectMany(path => Directory.Exists(path) ? all.Where(file => Path.GetDirectoryName(file) == path) : [path]))
                code = Math.Max(code, await CheckAsync(application.Services.GetRequiredService<IAgentVersions>(), file, output, error, cancellationToken));
            return code;
        }
        catch (OptionsValidationException faults)
        {
            // A tool file or the models, which stop a server's start as well.
            foreach (var fault in faults.Failures)
                error.WriteLine(fault);
            return Faulty;
        }
    }

    private static async Task<int> CheckAsync(IAgentVersions versions, string file, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var folder = Path.GetFileName(Path.GetDirectoryName(file));
        if (!TenantId.TryParse(folder, out var tenant))
        {
            error.WriteLine($"{file} must lie in a folder named as its tenant (a-z, 0-9, '_', '-'), not '{folder}'.");
            return Unusable;
        }

        var faults = await versions.CheckAsync(
            new TenantContext(tenant), Path.GetFileNameWithoutExtension(file), await File.ReadAllTextAsync(file, cancellationToken), cancellationToken);
        if (faults.Count == 0)
            output.WriteLine($"{file} may be published.");
        else
            AgentFileLines.WriteFaults(error, file, faults);
        return faults.Count == 0 ? 0 : Faulty;
    }
}
