using Microsoft.Extensions.Logging;
using Parley.Calls;
using Parley.Records;
using Parley.Speech;

namespace Parley.Conversation.Reporting;

/// <summary>Tells the journal and the caller's screen what happens, each in order, neither holding up the call. Thread-safe.</summary>
internal sealed class CallReports
{
    private readonly ILogger _logger;
    private readonly CallContext _call;
    private readonly OrderedPump<CallEvent> _journal;
    private readonly OrderedPump<Func<CancellationToken, ValueTask>> _screen;
    private readonly ICallTransport _transport;
    private readonly CaptionMask _captions;
    private readonly Func<CancellationToken, ValueTask> _openJournal;

    public CallReports(SessionRequest session, CallContext call, ICallTransport transport, ICallJournal journal, CaptionMask captions, ILogger logger)
    {
        _logger = logger;
        _call = call;
        _transport = transport;
        _captions = captions;
        _openJournal = token => journal.OpenAsync(session, token);
        _journal = new OrderedPump<CallEvent>(
            (fact, token) => journal.AppendAsync(call, fact, token), exception => logger.JournalFailed(call, exception));
        _screen = new OrderedPump<Func<CancellationToken, ValueTask>>(
            (show, token) => show(token), exception => logger.ScreenFailed(call, exception));
    }

    public void Journal(CallEvent fact) => _journal.Post(fact);

    public void Show(Caption caption) => _screen.Post(async token =>
    {
        foreach (var written in _captions.Of(caption))
            await _transport.ShowCaptionAsync(written, token);
    });

    /// <summary>Logs what a turn asks, where words are logged at all.</summary>
    public void Asked(int turn, string question)
    {
        if (_logger.IsEnabled(LogLevel.Trace))
            _logger.TurnSensitive(_call, turn, _captions.ForLog(question));
    }

    public void Show(AgentState state) => _screen.Post(token => _transport.ShowStateAsync(state, token));

    /// <summary>An engine failed and the call goes on by other means.</summary>
    public void Degraded(TimeSpan at, string engine, Exception exception)
    {
        // An engine that says what it lacks needs no trace; one that breaks does.
        if (exception is SpeechEngineException known)
            _logger.EngineFailed(_call, engine, known.Message);
        else
            _logger.EngineBroke(_call, engine, exception);
        Journal(new CallEvent.Degraded(at, engine, exception.GetType().Name));
    }

    /// <summary>Delivers until closed and everything was delivered, or cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var screen = _screen.RunAsync(cancellationToken);
        try
        {
            await _openJournal(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A call without a journal is worth more than no call.
            _logger.JournalFailed(_call, exception);
        }

        await _journal.RunAsync(cancellationToken);
        await screen;
    }

    public void Close()
    {
        _journal.Close();
        _screen.Close();
    }
}
