using Microsoft.Extensions.Logging;
using Parley.Audio;
using Parley.Calls;
using Parley.Records;

namespace Parley.Conversation.Reporting;

/// <summary>The call's recording, or none where it cannot be opened; its faults stay here.</summary>
internal sealed class CallRecording : IAsyncDisposable
{
    private readonly ICallRecorder? _recorder;
    private readonly CallId _call;
    private readonly ILogger _logger;

    public CallRecording(ICallRecorderFactory recorders, SessionRequest session, ILogger logger)
    {
        _call = session.Id;
        _logger = logger;
        try
        {
            _recorder = recorders.Open(session);
        }
        catch (Exception exception)
        {
            // A full disk must not keep anybody from calling.
            logger.PartFailed(_call, "recording", exception);
        }

        Caller = new SafeTap(_recorder?.Caller ?? new Nowhere(), _call, logger);
        Agent = new SafeTap(_recorder?.Agent ?? new Nowhere(), _call, logger);
    }

    public SafeTap Caller { get; }

    public SafeTap Agent { get; }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_recorder is not null)
                await _recorder.DisposeAsync();
        }
        catch (Exception exception)
        {
            _logger.PartFailed(_call, "recording", exception);
        }
    }

    private sealed class Nowhere : IAudioTap
    {
        public void OnFrame(in AudioFrame frame) { }
    }
}
