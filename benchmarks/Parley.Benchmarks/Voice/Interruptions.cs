using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Parley.Benchmarks.Voice;

/// <summary>What the server's own journal says of the interruptions of a call that is over.</summary>
internal static class Interruptions
{
    /// <returns>From each decision to fall silent to the agent's last sample that left, in milliseconds.</returns>
    public static async Task<IReadOnlyList<double>> OfAsync(Uri server, string call, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = server };
        await using var events = await http.GetStreamAsync($"/v1/calls/{call}/events", cancellationToken);
        var delays = new List<double>();
        await foreach (var item in SseParser.Create(events).EnumerateAsync(cancellationToken))
            if (item.EventType == "interrupted")
                delays.Add(JsonDocument.Parse(item.Data).RootElement.GetProperty("decision_to_silence_ms").GetDouble());
        return delays;
    }
}
