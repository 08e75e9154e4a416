using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Calls;
using Parley.Cli.Calling;
using Parley.Cli.Sessions;
using Parley.Media;
using Parley.Rooms;
using Parley.Scenarios.Hosting;
using Parley.WebRtc;

namespace Parley.Scenarios.Faults;

/// <summary>A caller in a running call, with our own client stack. Either talks (the ear and the notices are then its own) or is watched.</summary>
internal sealed class FaultyCaller : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    private readonly ParleyProcess _server;
    private readonly MediaClock _clock = new(NullLogger<MediaClock>.Instance);
    private readonly WebRtcEndpoint _endpoint;
    private RoomClient? _client;

    private FaultyCaller(ParleyProcess server, SessionTicket ticket)
    {
        (_server, Ticket) = (server, ticket);
        _endpoint = new WebRtcEndpoint(new WebRtcOptions { ListenAddresses = [IPAddress.Loopback] }, TimeProvider.System, NullLoggerFactory.Instance);
        _endpoint.Start();
    }

    public SessionTicket Ticket { get; }

    public RoomClient Client => _client!;

    public AgentEar Ear { get; private set; } = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <param name="server">Runs.</param>
    /// <param name="shape">What is special about this caller.</param>
    public static async Task<FaultyCaller> JoinAsync(ParleyProcess server, Func<RoomClientOptions, RoomClientOptions>? shape = null)
    {
        var ticket = await SessionApi.OpenAsync(server.Address, null, "test", Cancelled);
        var caller = new FaultyCaller(server, ticket);
        try
        {
            var options = new RoomClientOptions(ticket.Url, ticket.Token) { JoinLimit = TimeSpan.FromSeconds(20) };
            caller._client = await RoomClient.JoinAsync(shape?.Invoke(options) ?? options, caller._endpoint, caller._clock, TimeProvider.System, Cancelled);
            caller.Ear = new AgentEar(caller._client.Ear, TimeProvider.System);
            return caller;
        }
        catch
        {
            await caller.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits for the greeting and takes a turn for each line, whatever is answered.</summary>
    public Task<CallReport> TalkAsync(params string[] lines) => RunAsync(lines, _ => true, mostAttempts: 1);

    /// <summary>
    /// The same, but says a line once more, and not a third time, that got another answer than one with these words: as people do where one packet in five
    /// is lost, or where a busy machine leaves out pieces of what its own caller says.
    /// </summary>
    public Task<CallReport> AskAsync(params (string Line, string Answer)[] turns) => RunAsync(
        turns.Select(turn => turn.Line),
        taken => taken.Answer.Contains(turns.First(turn => turn.Line == taken.Said).Answer, StringComparison.OrdinalIgnoreCase),
        mostAttempts: 2);

    /// <summary>Reads captions until the agent says it.</summary>
    /// <returns>The caption; null when it did not come in time or the call ended.</returns>
    public async Task<string?> HearsAsync(string words, TimeSpan limit)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        waiting.CancelAfter(limit);
        try
        {
            await foreach (var notice in Client.Notices.ReadAllAsync(waiting.Token))
                if (notice is RoomNotice.CaptionShown { Caption: { Speaker: Speaker.Agent } caption } && caption.Text.Contains(words, StringComparison.OrdinalIgnoreCase))
                    return caption.Text;
        }
        catch (OperationCanceledException) when (!Cancelled.IsCancellationRequested)
        {
            // Out of patience.
        }

        return null;
    }

    /// <summary>What the records say of this call.</summary>
    public Task<JsonElement> RecordAsync() => _server.GetAsync($"/v1/calls/{Ticket.SessionId}");

    public async Task<(string Speaker, string Text)[]> TranscriptAsync() =>
    [
        .. (await _server.GetAsync($"/v1/calls/{Ticket.SessionId}/transcript")).GetProperty("entries").EnumerateArray()
            .Select(entry => (entry.GetProperty("speaker").GetString()!, entry.GetProperty("text").GetString()!)),
    ];

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
            await _client.DisposeAsync();
        await _endpoint.DisposeAsync();
        _clock.Dispose();
    }

    private async Task<CallReport> RunAsync(IEnumerable<string> lines, Predicate<TurnReport> isUnderstood, int mostAttempts)
    {
        var script = new List<SpokenTurn>();
        foreach (var line in lines)
            script.Add(await CallerVoice.SpeakAsync(line, "clear", Cancelled));
        return await new SpokenCall(Client, Ear, Patience, interruptAfter: null) { IsUnderstood = isUnderstood, MostAttempts = mostAttempts }
            .RunAsync(Ticket.SessionId, script, Cancelled);
    }
}
