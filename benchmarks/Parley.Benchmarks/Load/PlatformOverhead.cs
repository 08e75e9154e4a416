using System.Net.Http.Json;
using System.Text.Json;
using Parley.Benchmarks.Reporting;

namespace Parley.Benchmarks.Load;

/// <summary>
/// What the platform adds to a turn, engines excluded: from the final transcript (or the commitment of the turn, whichever comes later) to
/// the reply's start less the model's own delay, from the voice's first audio to the packet, and the sum of the two in each turn.
/// </summary>
internal static class PlatformOverhead
{
    /// <summary>The last turn of each call so far.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> TurnsAsync(Uri server, IEnumerable<string> calls, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = server };
        var turns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var id in calls)
            turns[id] = (await TurnsOfAsync(http, id, cancellationToken)).Select(Number).DefaultIfEmpty().Max();
        return turns;
    }

    /// <param name="server">Its address.</param>
    /// <param name="after">The calls, each with the turn after which it is measured: as everything else is, once the runtime has compiled what is hot.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<Figure>> OfAsync(Uri server, IReadOnlyDictionary<string, int> after, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = server };
        List<double> toReply = [], toPacket = [], together = [], endpointing = [];
        foreach (var (id, last) in after)
        {
            foreach (var turn in (await TurnsOfAsync(http, id, cancellationToken)).Where(turn => Number(turn) > last))
            {
                if (Read(turn, "end_of_speech_delay_ms") is not { } committed || Read(turn, "final_transcript_ms") is not { } final
                    || Read(turn, "first_reply_token_ms") is not { } reply)
                    continue;
                endpointing.Add(committed);
                toReply.Add(reply - Math.Max(committed, final) - StubEngines.FirstTokenDelay.TotalMilliseconds);
                if (Read(turn, "first_audio_ms") is not { } audio || Read(turn, "voice_to_voice_ms") is not { } heard)
                    continue;
                toPacket.Add(heard - audio);
                together.Add(toReply[^1] + toPacket[^1]);
            }
        }

        return
        [
            new Figure("turns measured", toReply.Count, "turns"),
            new Figure("final transcript to reply start p50", Percentiles.Of(toReply, 50), "ms"),
            new Figure("final transcript to reply start p99", Percentiles.Of(toReply, 99), "ms", 10),
            new Figure("reply audio to packet p50", Percentiles.Of(toPacket, 50), "ms"),
            new Figure("reply audio to packet p99", Percentiles.Of(toPacket, 99), "ms", 10),
            new Figure("both in one turn p50", Percentiles.Of(together, 50), "ms"),
            new Figure("both in one turn p99", Percentiles.Of(together, 99), "ms", 10),
            new Figure("endpointing p50", Percentiles.Of(endpointing, 50), "ms"),
        ];
    }

    private static async Task<IReadOnlyList<JsonElement>> TurnsOfAsync(HttpClient http, string call, CancellationToken cancellationToken) =>
        [.. (await http.GetFromJsonAsync<JsonElement>($"/v1/calls/{call}", cancellationToken)).GetProperty("latencies").EnumerateArray()];

    private static int Number(JsonElement turn) => turn.GetProperty("turn").GetInt32();

    private static double? Read(JsonElement turn, string name) =>
        turn.GetProperty(name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;
}
