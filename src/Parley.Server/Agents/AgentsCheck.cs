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

    /// <param name="files">Agent files, each in its tenant's folder; all of the installed folder when empty.</param>
    /// <returns>0 when all may be published, 1 when one may not, 2 when one cannot be used at all.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> files, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var code = 0;
        if (files.Count == 0)
            return await CheckAsync(null, [], output, error, cancellationToken);
        foreach (var missing in files.Where(file => !File.Exists(file)))
        {
            error.WriteLine($"There is no file {missing}.");
            code = Unusable;
        }

        foreach (var folder in files.Where(File.Exists).Select(Path.GetFullPath).GroupBy(file => Path.GetDirectoryName(Path.GetDirectoryName(file))))
            code = Math.Max(code, await CheckAsync(folder.Key, [.. folder], output, error, cancellationToken));
        return code;
    }

    private static async Task<int> CheckAsync(string? folder, IReadOnlyList<string> files, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        await using var application = ParleyApplication.BuildUnserved(folder);
        try
        {
            if (files.Count == 0)
                files = application.Services.GetRequiredService<IAgentFiles>().Files;
            var code = 0;
            foreach (var file in files)
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
