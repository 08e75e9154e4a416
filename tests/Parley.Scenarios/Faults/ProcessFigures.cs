using System.Diagnostics;
using System.Globalization;
using Parley.Scenarios.Hosting;

namespace Parley.Scenarios.Faults;

/// <summary>What the system says that a server process holds.</summary>
internal sealed record ProcessFigures(double ResidentMegabytes, int Sockets, int Threads)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    /// <summary>Once no call runs any more and neither sockets nor threads went down for two seconds.</summary>
    public static async Task<ProcessFigures> SettledAsync(ParleyProcess server, CancellationToken cancellationToken)
    {
        using var look = new PeriodicTimer(TimeSpan.FromSeconds(1));
        var (best, lowered) = (Read(server.ProcessId), Stopwatch.StartNew());
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Grace; await look.WaitForNextTickAsync(cancellationToken))
        {
            var now = Read(server.ProcessId);
            if (now.Sockets < best.Sockets || now.Threads < best.Threads || await AnyActiveAsync(server))
                lowered.Restart();
            best = now;
            if (lowered.Elapsed > TimeSpan.FromSeconds(3))
                break;
        }

        return best;
    }

    private static async Task<bool> AnyActiveAsync(ParleyProcess server) =>
        (await server.GetAsync("/v1/calls?limit=200")).GetProperty("calls").EnumerateArray().Any(call => call.GetProperty("status").GetString() == "active");

    private static ProcessFigures Read(int process)
    {
        var status = File.ReadLines($"/proc/{process}/status").Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim());
        return new ProcessFigures(Number(status["VmRSS"]) / 1024.0, SocketsOf(process), Number(status["Threads"]));
    }

    private static int SocketsOf(int process) => new DirectoryInfo($"/proc/{process}/fd").EnumerateFileSystemInfos()
        .Count(file => file.LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true);

    private static int Number(string text) => int.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture);
}
