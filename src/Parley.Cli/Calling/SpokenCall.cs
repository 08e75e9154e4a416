using Parley.Audio;
using Parley.Calls;
using Parley.Rooms;

namespace Parley.Cli.Calling;

/// <summary>Plays a script of turns into a room, the way a polite (or impolite) caller would, and measures what comes back.</summary>
/// <param name="client">Joined, with a microphone.</param>
/// <param name="ear">On <paramref name="client"/>'s ear.</param>
/// <param name="patience">How long an answer may take to begin.</param>
/// <param name="interruptAfter">When to start the next turn after the agent began to answer; null waits for its end.</param>
public sealed class SpokenCall(RoomClient client, AgentEar ear, TimeSpan patience, TimeSpan? interruptAfter)
{
    /// <summary>An agent that was silent for so long while listening has finished.</summary>
    private static readonly TimeSpan FinishedAfter = TimeSpan.FromMilliseconds(600);

    /// <summary>How long a caption may come after the voice that spoke it.</summary>
    private static readonly TimeSpan CaptionLag = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(1);

    private readonly Subtitles _subtitles = new();
    private readonly List<TurnReport> _turns = [];
    private string _greeting = "";
    private volatile string? _left;
    private volatile string? _lost;
    private volatile int _state = (int)AgentState.Initializing;

    /// <summary>Told each caption as it comes.</summary>
    public Action<Caption>? OnCaption { get; init; }

    /// <summary>Asked of each turn but those that are cut into: one that was not understood is taken again, as people do, and its last attempt is told.</summary>
    public Predicate<TurnReport> IsUnderstood { get; init; } = _ => true;

    /// <summary>How often a turn is taken that <see cref="IsUnderstood"/> says no to.</summary>
    public int MostAttempts { get; init; } = 1;

    /// <summary>Listens, waits for the greeting, and plays turn after turn. Cancelling hangs up: the report then tells of what was until there.</summary>
    public async Task<CallReport> RunAsync(string sessionId, IReadOnlyList<SpokenTurn> script, CancellationToken cancellationToken)
    {
        using var hangUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var background = Task.WhenAll(ear.ListenAsync(hangUp.Token), FollowAsync(hangUp.Token));
        try
        {
            await PlayAsync(script, cancellationToken);
            // An agent may hang up once everything was said; a server that is gone may not.
            return Report(sessionId, _lost ?? (_turns.Count(turn => turn.VoiceToVoice is not null) < script.Count ? _left : null));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Report(sessionId, "you hung up");
        }
        finally
        {
            await hangUp.CancelAsync();
            await background.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        await foreach (var notice in client.Notices.ReadAllAsync(cancellationToken))
            Take(notice);
    }

    private CallReport Report(string sessionId, string? brokeOff) => new(sessionId, _greeting, _turns, _subtitles.All(), brokeOff);

    private async Task PlayAsync(IReadOnlyList<SpokenTurn> script, CancellationToken cancellationToken)
    {
        await WaitForSoundAsync(TimeSpan.Zero, cancellationToken);
        await WaitUntilFinishedAsync(cancellationToken);
        _greeting = _subtitles.Since(0, Speaker.Agent);
        for (var index = 0; index < script.Count && _left is null; index++)
            _turns.Add(await TakeUnderstoodTurnAsync(script[index], isLast: index == script.Count - 1, cancellationToken));
    }

    private async Task<TurnReport> TakeUnderstoodTurnAsync(SpokenTurn turn, bool isLast, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var taken = await TakeTurnAsync(turn, isLast, cancellationToken);
            if (attempt == MostAttempts || _left is not null || IsUnderstood(taken))
                return taken;
        }
    }

    private async Task<TurnReport> TakeTurnAsync(SpokenTurn turn, bool isLast, CancellationToken cancellationToken)
    {
        var mark = _subtitles.Mark();
        var started = await SpeakAsync(turn, cancellationToken);
        var onset = started + turn.SpeechStart;
        var spokeUntil = started + turn.SpeechEnd;
        var answered = await WaitForSoundAsync(spokeUntil, cancellationToken);
        if (answered is not null && interruptAfter is { } delay && !isLast)
            await ear.LookAsync(() => client.Position >= answered + delay ? client.Position : null, LongestAnswer, cancellationToken);
        else if (answered is not null)
            await WaitUntilFinishedAsync(cancellationToken);
        return new TurnReport(
            turn.Label, _subtitles.Since(mark, Speaker.Caller), _subtitles.Since(mark, Speaker.Agent),
            answered - spokeUntil, ear.EndOfSoundAt(onset) - onset);
    }

    /// <returns>When the first sample left.</returns>
    private async Task<TimeSpan> SpeakAsync(SpokenTurn turn, CancellationToken cancellationToken)
    {
        var microphone = client.Microphone ?? throw new InvalidOperationException("The client publishes no microphone.");
        var generation = microphone.Begin();
        await microphone.WriteAsync(generation, new AudioFrame(AudioFormat.Wideband, TimeSpan.Zero, turn.Samples), cancellationToken);
        await microphone.DrainAsync(generation, cancellationToken);
        return microphone.FirstHeardAt ?? client.Position;
    }

    /// <returns>When the agent became audible after the moment; null when it did not within our patience, or left.</returns>
    private async Task<TimeSpan?> WaitForSoundAsync(TimeSpan moment, CancellationToken cancellationToken)
    {
        await ear.LookAsync(() => ear.SoundAfter(moment) ?? (_left is null ? null : client.Position), patience, cancellationToken);
        return ear.SoundAfter(moment);
    }

    private async Task WaitUntilFinishedAsync(CancellationToken cancellationToken)
    {
        await ear.LookAsync(
            () => _left is not null || (_state == (int)AgentState.Listening && ear.SilenceAt(client.Position) >= FinishedAfter) ? client.Position : null,
            LongestAnswer,
            cancellationToken);
        // Captions travel beside the voice and the state, on a channel of their own.
        await ear.LookAsync(() => _left is not null || _subtitles.AreFinal() ? client.Position : null, CaptionLag, cancellationToken);
    }

    private void Take(RoomNotice notice)
    {
        switch (notice)
        {
            case RoomNotice.CaptionShown shown:
                _subtitles.Show(shown.Caption);
                OnCaption?.Invoke(shown.Caption);
                break;
            case RoomNotice.AgentStateShown shown:
                _state = (int)shown.State;
                break;
            case RoomNotice.Left left:
                _left ??= left.Reason;
                break;
            case RoomNotice.ConnectionLost lost:
                // A server that said goodbye first may break the connection as it likes.
                _lost = _left is null ? $"the connection to the server was lost ({lost.Reason.TrimEnd('.')})" : null;
                _left ??= _lost;
                break;
        }
    }
}
