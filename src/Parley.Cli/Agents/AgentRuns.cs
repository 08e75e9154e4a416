using System.Globalization;
using Parley.Cli.Sessions;
using Spectre.Console;

namespace Parley.Cli.Agents;

/// <summary>One <c>parley agents save</c> or <c>parley agents figures</c>.</summary>
internal static class AgentRuns
{
    public static Task<int> SaveAsync(Uri server, string? tenant, FileInfo file, string author, string note, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        var source = await File.ReadAllTextAsync(file.FullName, cancellationToken);
        var saved = await AgentApi.SaveAsync(server, tenant, Path.GetFileNameWithoutExtension(file.Name), source, author, note, cancellationToken);
        Console.WriteLine($"{saved.Agent} is saved as version {saved.Number}; it answers no call before it is published.");
        if (saved.Warnings.Count == 0)
            return ExitCode.Done;
        Console.Error.WriteLine("As it is it may not be published:");
        foreach (var warning in saved.Warnings)
            Console.Error.WriteLine($"  {warning}");
        return ExitCode.Unanswered;
    });

    public static Task<int> ShowFiguresAsync(Uri server, string? tenant, string agent, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        AnsiConsole.Write(TableOf(await AgentApi.FiguresAsync(server, tenant, agent, cancellationToken)));
        return ExitCode.Done;
    });

    private static Table TableOf(IReadOnlyList<VersionFigures> versions)
    {
        var table = new Table().AddColumns("Version", "Calls", "Turns", "Persons called", "Failed", "Voice to voice p50/p95", "First words p50/p95", "Tokens a call", "Cost a call");
        foreach (var of in versions)
            table.AddRow([.. Cells(of).Select(Markup.Escape)]);
        return table;
    }

    private static IEnumerable<string> Cells(VersionFigures of)
    {
        foreach (var count in (int[])[of.Version, of.Calls, of.Turns, of.PersonsCalled, of.EndedAbnormally])
            yield return count.ToString(CultureInfo.InvariantCulture);
        yield return of.VoiceToVoice.ToString();
        yield return of.FirstReply.ToString();
        yield return of.Models.TokensPerCall?.ToString("0", CultureInfo.InvariantCulture) ?? "-";
        yield return of.Models.CostPerCall;
    }

    private static async Task<int> TryAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (ServerRefusedException refusal)
        {
            Console.Error.WriteLine($"parley: {refusal.Message}");
            return ExitCode.NoSession;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"parley: {fault.Message}");
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }
}
