using System.Globalization;
using Parley.Cli.Sessions;
using Spectre.Console;

namespace Parley.Cli.Agents;

/// <summary>One <c>parley agents save</c>, <c>versions</c>, <c>publish</c> or <c>figures</c>.</summary>
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

    public static Task<int> ShowVersionsAsync(Uri server, string? tenant, string agent, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        var (versions, published) = await AgentApi.VersionsAsync(server, tenant, agent, cancellationToken);
        var table = new Table().AddColumns("Version", "Answers", "Saved", "Author", "Note");
        foreach (var version in versions)
        {
            var share = published.FirstOrDefault(answering => answering.Version == version.Number);
            string[] cells = [$"{version.Number}", share is null ? "" : $"{share.Percent} %", version.SavedAt.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), version.Author, version.Note];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        AnsiConsole.Write(table);
        return ExitCode.Done;
    });

    public static Task<int> PublishAsync(
        Uri server, string? tenant, string agent, IReadOnlyList<VersionShare> shares, string author, string note, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        if (shares.Count == 0 && (await AgentApi.VersionsAsync(server, tenant, agent, cancellationToken)).Versions is [var newest, ..])
            shares = [new VersionShare(newest.Number, 100)];
        var published = await AgentApi.PublishAsync(server, tenant, agent, shares, author, note, cancellationToken);
        Console.WriteLine($"{agent} answers from the next call on: {string.Join(", ", published)}.");
        return ExitCode.Done;
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
