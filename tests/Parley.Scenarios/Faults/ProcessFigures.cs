using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Parley.Scenarios.Hosting;

namespace Parley.Scenarios.Faults;

/// <summary>What a server process holds: of the system by its own account, of objects after a full collection.</summary>
internal sealed partial record ProcessFigures(double ResidentMegabytes, double NativeMegabytes, double LiveMegabytes, int Sockets, int Threads, int Codecs)
{
    // The pool ends a thread that had nothing to do for 20 s, and the ends of calls are spread over some more.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Once no call runs any more.</summary>
    public static Task<ProcessFigures> IdleAsync(ParleyProcess server, CancellationToken cancellationToken) => IdleAsync(server, _ => true, cancellationToken);

    /// <summary>
    /// Once no call runs any more and sockets and threads are back at what they were <paramref name="before"/>; what they are when they do
    /// not come back. A pool breathes, so that two looks at fixed times say nothing; something leaked does not come back however long one waits.
    /// </summary>
    public static Task<ProcessFigures> BackToAsync(ProcessFigures before, ParleyProcess server, CancellationToken cancellationToken) =>
        IdleAsync(server, now => now.Sockets <= before.Sockets && now.Threads <= before.Threads, cancellationToken);

    private static async Task<ProcessFigures> IdleAsync(ParleyProcess server, Func<ProcessFigures, bool> enough, CancellationToken cancellationToken)
    {
        using var look = new PeriodicTimer(Look);
        var waited = Stopwatch.StartNew();
        ProcessFigures now;
        do
        {
            await look.WaitForNextTickAsync(cancellationToken);
            now = Read(server.ProcessId);
        } while (waited.Elapsed < Patience && (await AnyActiveAsync(server) || !enough(now)));

        var live = await ManagedHeap.LiveMegabytesAsync(server, cancellationToken);
        var metrics = await server.Http.GetStringAsync("/metrics", cancellationToken);
        return now with
        {
            ResidentMegabytes = Read(server.ProcessId).ResidentMegabytes,
            NativeMegabytes = double.Parse(NativeMemory().Match(metrics).Groups["bytes"].ValueSpan, CultureInfo.InvariantCulture) / (1024 * 1024),
            LiveMegabytes = live,
            Codecs = Number(Codec().Match(metrics).Groups["held"].Value),
        };
    }

    private static async Task<bool> AnyActiveAsync(ParleyProcess server) =>
        (await server.GetAsync("/v1/calls?limit=200")).GetProperty("calls").EnumerateArray().Any(call => call.GetProperty("status").GetString() == "active");

    private static ProcessFigures Read(int process)
    {
        var status = File.ReadLines($"/proc/{process}/status").Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim());
        return new ProcessFigures(Number(status["VmRSS"]) / 1024.0, 0, 0, SocketsOf(process), Number(status["Threads"]), 0);
    }

    private static int SocketsOf(int process) => new DirectoryInfo($"/proc/{process}/fd").EnumerateFileSystemInfos()
        .Count(file => file.LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true);

    [GeneratedRegex(@"^parley_media_codecs\{[^}]*\} (?<held>\d+)", RegexOptions.Multiline)]
    private static partial Regex Codec();

    [GeneratedRegex(@"^parley_process_native_memory_bytes\{[^}]*\} (?<bytes>\d+)", RegexOptions.Multiline)]
    private static partial Regex NativeMemory();

    private static int Number(string text) => int.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture);
}
