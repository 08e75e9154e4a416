using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Audio;
using Parley.Calls;
using Parley.Cli.Calling;
using Parley.Cli.Chatting;
using Parley.Cli.Sessions;
using Parley.Media;
using Parley.Rooms;
using Parley.Scenarios.Hosting;
using Parley.WebRtc;

namespace Parley.Scenarios.Dialogue;

/// <summary>A caller who listens until the agent has finished and answers what it asks, by voice or by typing, over our own client stack.</summary>
internal sealed class ReactingCaller : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The agent heard no words, or not the caller's: on a busy machine that may happen to anybody, who then says it again.</summary>
    private static readonly string[] Misheard = ["catch that", "did not get that", "say it again", "ask me again", "shall we try again", "still there", "does not look like"];

    private const int MostAnswers = 16;

    private readonly MediaClock _clock = new(NullLogger<MediaClock>.Instance);
    private readonly WebRtcEndpoint _endpoint;
    private readonly List<string> _talk = [];
    private readonly ParleyProcess _server;
    private RoomClient? _client;
    private AnswerReader? _answers;

    private ReactingCaller(ParleyProcess server, SessionTicket ticket)
    {
        (_server, Ticket) = (server, ticket);
        _endpoint = new WebRtcEndpoint(new WebRtcOptions { ListenAddresses = [IPAddress.Loopback] }, TimeProvider.System, NullLoggerFactory.Instance);
        _endpoint.Start();
    }

    public SessionTicket Ticket { get; }

    /// <summary>What was said on both sides, and what the server printed, for the failure message.</summary>
    public string Talk => $"{string.Join('\n', _talk)}\n{_server.Output}";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<ReactingCaller> CallAsync(ParleyProcess server) =>
        await JoinAsync(server, await SessionApi.OpenAsync(server.Address, null, "test", Cancelled));

    /// <summary>Comes in with a token from before: what LiveKit's clients do when their server is there again.</summary>
    public static async Task<ReactingCaller> JoinAsync(ParleyProcess server, SessionTicket ticket)
    {
        var caller = new ReactingCaller(server, ticket);
        try
        {
            var url = new UriBuilder(server.Address) { Scheme = "ws" }.Uri;
            var options = new RoomClientOptions(url, ticket.Token) { JoinLimit = TimeSpan.FromSeconds(20) };
            caller._client = await RoomClient.JoinAsync(options, caller._endpoint, caller._clock, TimeProvider.System, Cancelled);
            caller._answers = new AnswerReader(caller._client.Notices, TimeProvider.System);
            return caller;
        }
        catch
        {
            await caller.DisposeAsync();
            throw;
        }
    }

    /// <summary>All the agent says until it listens again.</summary>
    public async Task<string> ListenAsync()
    {
        var heard = await _answers!.NextAsync(Patience, Cancelled) ?? "";
        _talk.Add($"agent: {heard}");
        return heard;
    }

    /// <summary>Says it aloud, from the first to the last sound.</summary>
    public async Task SpeakAsync(string line)
    {
        _talk.Add($"caller: {line}");
        var turn = await CallerVoice.SpeakAsync(line, "clear", Cancelled);
        var microphone = _client!.Microphone!;
        var generation = microphone.Begin();
        await microphone.WriteAsync(generation, new AudioFrame(AudioFormat.Wideband, TimeSpan.Zero, turn.Samples), Cancelled);
        await microphone.DrainAsync(generation, Cancelled);
    }

    public async Task TypeAsync(string line)
    {
        _talk.Add($"caller types: {line}");
        (await _client!.SendTextAsync(line, Cancelled)).ShouldBeTrue(Talk);
    }

    /// <summary>Waits until words of the agent are on the screen, in the middle of its speech.</summary>
    public async Task HearsAsync(string words)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        limit.CancelAfter(Patience);
        await foreach (var notice in _client!.Notices.ReadAllAsync(limit.Token))
            if (notice is RoomNotice.CaptionShown { Caption: { Speaker: Speaker.Agent } shown } && shown.Text.Contains(words, StringComparison.OrdinalIgnoreCase))
                return;
    }

    /// <summary>
    /// Says a line and answers what the agent asks until it says what the caller waits for. Answers that begin with <c>#</c> are typed. Of several questions in one breath the
    /// last one counts; one that nothing fits is a fault of the test.
    /// </summary>
    public async Task<string> AskAsync(string line, string said, params (string Question, string Answer)[] answers)
    {
        await SayAsync(line);
        return await AnswerUntilAsync(line, said, isInterrupting: false, answers);
    }

    /// <summary>The same into the agent's words, whose beginning is then no answer to anything.</summary>
    public async Task<string> InterruptAsync(string line, string said, params (string Question, string Answer)[] answers)
    {
        await SayAsync(line);
        return await AnswerUntilAsync(line, said, isInterrupting: true, answers);
    }

    private async Task<string> AnswerUntilAsync(string line, string said, bool isInterrupting, (string Question, string Answer)[] answers)
    {
        var last = line;
        for (var i = 0; i < MostAnswers; i++)
        {
            var heard = await ListenAsync();
            if (heard.Contains(said, StringComparison.OrdinalIgnoreCase))
                return heard;
            var (at, answer) = answers.Select(a => (At: heard.LastIndexOf(a.Question, StringComparison.OrdinalIgnoreCase), a.Answer))
                .DefaultIfEmpty((At: -1, Answer: "")).MaxBy(a => a.At);
            if (at < 0 && isInterrupting)
                continue;
            isInterrupting = false;
            if (at < 0 && !Misheard.Any(words => heard.Contains(words, StringComparison.OrdinalIgnoreCase)))
                throw new InvalidOperationException($"The caller has no answer to this.\n{Talk}");
            last = at >= 0 ? answer : last;
            await SayAsync(last);
        }

        throw new InvalidOperationException($"The agent never said '{said}'.\n{Talk}");
    }

    public Task SayAsync(string line) => line.StartsWith('#') ? TypeAsync(line[1..]) : SpeakAsync(line);

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
            await _client.DisposeAsync();
        await _endpoint.DisposeAsync();
        _clock.Dispose();
    }
}
