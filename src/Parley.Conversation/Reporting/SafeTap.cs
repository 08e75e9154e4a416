using Microsoft.Extensions.Logging;
using Parley.Audio;
using Parley.Calls;

namespace Parley.Conversation.Reporting;

/// <summary>Hands frames to a recording, if there is one, until it fails, which costs the recording, not the call. Called on the media clock.</summary>
internal sealed class SafeTap(CallContext call, ILogger logger) : IAudioTap
{
    private long _lastEnd;
    private volatile IAudioTap? _recording;

    /// <summary>End of the last frame seen, on the call's timeline.</summary>
    public TimeSpan LastFrameEnd => TimeSpan.FromTicks(Interlocked.Read(ref _lastEnd));

    /// <summary>Where frames go from now on; null for nowhere. From any thread.</summary>
    public void Record(IAudioTap? recording) => _recording = recording;

    public void OnFrame(in AudioFrame frame)
    {
        Interlocked.Exchange(ref _lastEnd, frame.End.Ticks);
        var recording = _recording;
        try
        {
            recording?.OnFrame(frame);
        }
        catch (Exception exception)
        {
            _recording = null;
            logger.PartFailed(call, "recording", exception);
        }
    }
}
