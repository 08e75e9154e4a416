using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CliWrap;
using Parley.Scenarios.Hosting;

namespace Parley.Scenarios.Faults;

/// <summary>A caller's process that dies, and one that freezes with its sockets open: neither says goodbye.</summary>
public sealed class VanishedCallerTests
{
    [Fact]
    public async Task Client_KilledOrFrozen_CallEndsAsCallerLeft()
    {
        await using var server = await ParleyProcess.StartAsync();
        using var end = new CancellationTokenSource();
        try
        {
            var (killed, killedId) = await CallAsync(server, end.Token);
            var (frozen, frozenId) = await CallAsync(server, end.Token);
            await SignalAsync("KILL", killed.ProcessId);
            await SignalAsync("STOP", frozen.ProcessId);
            var since = Stopwatch.StartNew();

            // The window to come back in is 20 s; the frozen one keeps its sockets and is missed only after some seconds.
            (await EndOfAsync(server, killedId)).ShouldBe("caller_left", server.Output);
            since.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30));
            (await EndOfAsync(server, frozenId)).ShouldBe("caller_left", server.Output);
            since.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(45));
        }
        finally
        {
            await end.CancelAsync();
        }
    }

    /// <summary>A terminal client in a call; answers when the agent was heard.</summary>
    private static async Task<(CommandTask<CommandResult> Process, string CallId)> CallAsync(ParleyProcess server, CancellationToken end)
    {
        var before = await CallIdsAsync(server);
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var printed = new ConcurrentQueue<string>();
        const string Line = "Where are you located?";
        var process = CliWrap.Cli.Wrap("dotnet")
            .WithArguments([Path.Combine(AppContext.BaseDirectory, "Parley.Cli.dll"), "call", "--server", server.Address.ToString(), "--say", Line, Line, Line, Line, Line, Line])
            .WithValidation(CommandResultValidation.None)
            .WithStandardErrorPipe(PipeTarget.ToDelegate(printed.Enqueue))
            .WithStandardOutputPipe(PipeTarget.ToDelegate(line =>
            {
                printed.Enqueue(line);
                if (line.Contains("agent", StringComparison.Ordinal))
                    heard.TrySetResult();
            }))
            .ExecuteAsync(end);
        await Task.WhenAny(heard.Task, process.Task).WaitAsync(TimeSpan.FromSeconds(40), TestContext.Current.CancellationToken);
        heard.Task.IsCompleted.ShouldBeTrue(string.Join('\n', printed));
        return (process, (await CallIdsAsync(server)).Except(before).ShouldHaveSingleItem());
    }

    private static Task SignalAsync(string signal, int process) => CliWrap.Cli.Wrap("kill")
        .WithArguments(["-s", signal, process.ToString(CultureInfo.InvariantCulture)]).ExecuteAsync(TestContext.Current.CancellationToken);

    private static async Task<string[]> CallIdsAsync(ParleyProcess server) =>
        [.. (await server.GetAsync("/v1/calls")).GetProperty("calls").EnumerateArray().Select(call => call.GetProperty("id").GetString()!)];

    private static async Task<string?> EndOfAsync(ParleyProcess server, string call)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        for (var since = Stopwatch.StartNew(); since.Elapsed < TimeSpan.FromSeconds(50); await look.WaitForNextTickAsync(TestContext.Current.CancellationToken))
            if (await server.GetAsync($"/v1/calls/{call}") is var record && record.GetProperty("end_reason") is { ValueKind: JsonValueKind.String } reason)
                return reason.GetString();
        return null;
    }
}
