using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CliWrap;
using Parley.Testing;

namespace Parley.Scenarios.Hosting;

/// <summary>
/// The server as an operator runs it: its own process, free ports, a data folder of its own. Stopping is Ctrl-C; what it printed is kept
/// for the failure message.
/// </summary>
internal sealed class ParleyProcess : IAsyncDisposable
{
    /// <summary>Patience, not a measurement: a start takes seconds, and on a machine with ten times the work it can do it has taken more than a minute.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _kill = new();
    private readonly ConcurrentQueue<string> _output = new();
    private readonly CommandTask<CommandResult> _run;

    private ParleyProcess(
        string data, int port, IReadOnlyDictionary<string, string?> environment, IEnumerable<string> before, IEnumerable<string> extraArguments)
    {
        Data = data;
        Address = new Uri($"http://127.0.0.1:{port}");
        Http = new HttpClient { BaseAddress = Address };
        (MediaPort, MediaTcpPort) = (FreePorts.Udp(), FreePorts.Tcp());
        string[] command =
        [
            .. before, "dotnet", Path.Combine(AppContext.BaseDirectory, "Parley.Server.dll"),
            "--port", $"{port}", "--udp-port", $"{MediaPort}", "--tcp-port", $"{MediaTcpPort}", "--data", data, .. extraArguments,
        ];
        _run = CliWrap.Cli.Wrap(command[0])
            .WithArguments(command[1..])
            .WithWorkingDirectory(RepositoryPaths.Root)
            .WithEnvironmentVariables(new Dictionary<string, string?>(environment) { ["PARLEY_MODELS"] = environment.GetValueOrDefault("PARLEY_MODELS", RepositoryPaths.Models) })
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(PipeTarget.ToDelegate(_output.Enqueue))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(_output.Enqueue))
            .ExecuteAsync(_kill.Token);
    }

    public Uri Address { get; }

    public string Data { get; }

    /// <summary>Whether the data folder goes with the process.</summary>
    private bool OwnsData { get; init; }

    public HttpClient Http { get; }

    /// <summary>UDP.</summary>
    public int MediaPort { get; }

    public int MediaTcpPort { get; }

    public int ProcessId => _run.ProcessId;

    public string Output => string.Join('\n', _output);

    public static Task<ParleyProcess> StartAsync(
        string? data = null, IReadOnlyDictionary<string, string?>? environment = null, params string[] extraArguments) =>
        StartAsync("/readyz", data, environment, [], extraArguments);

    /// <summary>For a server that never calls itself ready, or is not to be waited for: it listens, and may still be starting.</summary>
    public static Task<ParleyProcess> StartImpairedAsync(IReadOnlyDictionary<string, string?> environment) => StartAsync("/healthz", null, environment, []);

    /// <summary>With a data folder that holds no more than <paramref name="size"/> (such as <c>4m</c>), on a mount only that process sees.</summary>
    public static Task<ParleyProcess> StartOnSmallDiskAsync(string size)
    {
        var data = Directory.CreateTempSubdirectory("parley-scenario-").FullName;
        string[] mounted = ["unshare", "--mount", "--propagation", "private", "sh", "-c", "mount -t tmpfs -o size=$0 tmpfs \"$1\" && shift && exec \"$@\"", size, data];
        return StartAsync("/readyz", data, null, mounted);
    }

    private static async Task<ParleyProcess> StartAsync(
        string sign, string? data, IReadOnlyDictionary<string, string?>? environment, string[] before, params string[] extraArguments)
    {
        var folder = data ?? Directory.CreateTempSubdirectory("parley-scenario-").FullName;
        var server = new ParleyProcess(folder, FreePorts.Tcp(), environment ?? new Dictionary<string, string?>(), before, extraArguments) { OwnsData = data is null };
        try
        {
            await server.WaitForAsync(sign);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async Task<JsonElement> GetAsync(string path) => await Http.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    /// <summary>What has happened in a call so far and what goes on happening, as the server tells it; ends with the call.</summary>
    public async IAsyncEnumerable<SseItem<JsonElement>> EventsAsync(string call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = await Http.GetStreamAsync($"/v1/calls/{call}/events", cancellationToken);
        await foreach (var happened in SseParser.Create(stream, (_, data) => JsonSerializer.Deserialize<JsonElement>(data)).EnumerateAsync(cancellationToken))
            yield return happened;
    }

    /// <summary>Ctrl-C; answers the exit code.</summary>
    public async Task<int> StopAsync()
    {
        // A signal of our own: CliWrap's graceful cancellation ends its task as cancelled and keeps the exit code to itself.
        await CliWrap.Cli.Wrap("kill").WithArguments(["-INT", $"{ProcessId}"]).ExecuteAsync(TestContext.Current.CancellationToken);
        try
        {
            return (await _run.Task.WaitAsync(StopLimit, TestContext.Current.CancellationToken)).ExitCode;
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"The server did not stop within {StopLimit.TotalSeconds} s. It said:\n{Output}", late);
        }
    }

    /// <summary>As when the machine loses power.</summary>
    public async Task KillAsync()
    {
        await _kill.CancelAsync();
        await ((Task)_run.Task).WaitAsync(StopLimit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_run.Task.IsCompleted)
            await KillAsync();
        Http.Dispose();
        _kill.Dispose();
        if (OwnsData)
            ScratchFolder.Discard(Data);
    }

    private async Task WaitForAsync(string sign)
    {
        using var limit = new CancellationTokenSource(StartLimit);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!limit.IsCancellationRequested)
        {
            await poll.WaitForNextTickAsync(CancellationToken.None);
            if (_run.Task.IsCompleted)
                throw new InvalidOperationException($"The server stopped while starting:\n{Output}");
            try
            {
                using var answer = await Http.GetAsync(sign, limit.Token);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
            {
                // Not listening yet, or too busy to answer.
            }
        }

        throw new TimeoutException($"The server was not ready within {StartLimit.TotalMinutes} min. It said:\n{Output}");
    }
}
