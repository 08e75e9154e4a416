using Microsoft.Extensions.Logging;
using Parley.Agents;
using Parley.Calls;
using Parley.Records;

namespace Parley.Conversation.Reporting;

/// <summary>
/// The call's recording, or none where it cannot be opened or the caller does not agree; its faults stay here. Where the agent asks for consent
/// nothing is recorded before a yes, where it announces the recording nothing before that was heard, and an objection deletes what there is. Not
/// thread-safe but for its taps.
/// </summary>
internal sealed class CallRecording : IAsyncDisposable
{
    private readonly ICallRecorderFactory _recorders;
    private readonly SessionRequest _session;
    private readonly CallContext _call;
    private readonly ILogger _logger;
    private ICallRecorder? _recorder;

    public CallRecording(ICallRecorderFactory recorders, SessionRequest session, CallContext call, ILogger logger)
    {
        (_recorders, _session, _call, _logger) = (recorders, session, call, logger);
        Caller = new SafeTap(call, logger);
        Agent = new SafeTap(call, logger);
        Consent = session.Consent;
        // Whoever comes back to a call that was cut off was told before.
        if (session.Consent is ConsentStatus.Granted || session.Agent.Consent.Mode is ConsentMode.NotAsked || (Announces && session.Resumes is not null))
            Open();
    }

    public SafeTap Caller { get; }

    public SafeTap Agent { get; }

    /// <summary>What the caller answered last, or the channel said.</summary>
    public ConsentStatus Consent { get; private set; }

    private bool Announces => _session.Agent.Consent.Mode is ConsentMode.Announce;

    private bool IsRefused => Consent is ConsentStatus.Refused;

    /// <summary>What the caller answered. A refusal is final: whoever objected once is not recorded for a later misheard yes.</summary>
    public void Settle(ConsentStatus consent)
    {
        if (IsRefused || consent is ConsentStatus.Unknown)
            return;
        Consent = consent;
        if (consent is ConsentStatus.Granted)
        {
            Open();
            return;
        }

        Caller.Record(null);
        Agent.Record(null);
    }

    /// <summary>The caller heard this of the agent: once the announcement is in it, they may be recorded.</summary>
    public void Heard(string said)
    {
        if (Announces && _session.Agent.Consent.IsAnnouncedIn(said))
            Open();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_recorder is not null)
                await _recorder.DisposeAsync();
            if (IsRefused)
                _recorders.Discard(_session);
        }
        catch (Exception exception)
        {
            _logger.PartFailed(_call, "recording", exception);
        }
    }

    private void Open()
    {
        if (_recorder is not null || IsRefused)
            return;
        try
        {
            _recorder = _recorders.Open(_session);
            Caller.Record(_recorder.Caller);
            Agent.Record(_recorder.Agent);
        }
        catch (Exception exception)
        {
            // A full disk must not keep anybody from calling.
            _logger.PartFailed(_call, "recording", exception);
        }
    }
}
