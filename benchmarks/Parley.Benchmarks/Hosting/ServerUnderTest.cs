using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Parley.Benchmarks.Hosting;

/// <summary>A server in a process of its own, so that its processor time and memory are told apart from the load generator's.</summary>
internal sealed class ServerUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly DirectoryInfo _data;

    private ServerUnderTest(Process process, Uri address, DirectoryInfo data) => (_process, Address, _data) = (process, address, data);

    public Uri Address { get; }

    /// <summary>User and system time of all cores since its start.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <param name="assembly">The server's DLL, or this benchmark's for a host with stub engines.</param>
    /// <param name="leading">Arguments before the server's own.</param>
    public static async Task<ServerUnderTest> StartAsync(string assembly, string[] leading, CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("parley-bench-");
        var port = FreePort();
        string[] arguments =
        [
            assembly, .. leading, "--port", $"{port}", "--udp-port", $"{FreePort()}", "--tcp-port", $"{FreePort()}", "--data", data.FullName,
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Environment.CurrentDirectory };
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => { if (line.Data is { } text) Console.Error.WriteLine(text); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new ServerUnderTest(process, new Uri($"http://127.0.0.1:{port}"), data);
        await server.WaitUntilReadyAsync(cancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _data.Delete(recursive: true);
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        using var http = new HttpClient { BaseAddress = Address };
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await poll.WaitForNextTickAsync(limit.Token))
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The server stopped while starting (exit code {_process.ExitCode}).");
            try
            {
                using var answer = await http.GetAsync("/readyz", limit.Token);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
