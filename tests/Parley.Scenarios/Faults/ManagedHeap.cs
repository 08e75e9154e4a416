using System.Diagnostics.Tracing;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Diagnostics.NETCore.Client;
using Parley.Scenarios.Hosting;

namespace Parley.Scenarios.Faults;

/// <summary>The objects of another process that are still referred to.</summary>
internal static partial class ManagedHeap
{
    /// <summary>GCHeapCollect: whoever begins to listen with it has the runtime collect everything.</summary>
    private const long Collect = 0x800000;

    /// <summary>After a full collection, without the holes between them: by the server's own <c>/metrics</c>.</summary>
    public static async Task<double> LiveMegabytesAsync(ParleyProcess server, CancellationToken cancellationToken)
    {
        // Twice: what has a finalizer goes with the second.
        await CollectAsync(server.ProcessId, cancellationToken);
        await CollectAsync(server.ProcessId, cancellationToken);
        var metrics = await server.Http.GetStringAsync("/metrics", cancellationToken);
        return (Sum(HeapSize(), metrics) - Sum(Fragmentation(), metrics)) / (1024 * 1024);
    }

    private static async Task CollectAsync(int process, CancellationToken cancellationToken)
    {
        var client = new DiagnosticsClient(process);
        using var session = await client.StartEventPipeSessionAsync(
            new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, Collect), requestRundown: false, token: cancellationToken);
        var drained = session.EventStream.CopyToAsync(Stream.Null, cancellationToken);
        await session.StopAsync(cancellationToken);
        await drained;
    }

    private static double Sum(Regex pattern, string metrics)
    {
        var found = pattern.Matches(metrics);
        found.Count.ShouldBeGreaterThan(0, "the runtime's own figures are exported");
        return found.Sum(match => double.Parse(match.Groups["value"].ValueSpan, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^dotnet_gc_last_collection_heap_size_bytes\{[^}]*\} (?<value>\S+)", RegexOptions.Multiline)]
    private static partial Regex HeapSize();

    [GeneratedRegex(@"^dotnet_gc_last_collection_heap_fragmentation_size_bytes\{[^}]*\} (?<value>\S+)", RegexOptions.Multiline)]
    private static partial Regex Fragmentation();
}
