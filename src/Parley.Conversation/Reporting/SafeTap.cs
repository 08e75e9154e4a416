using Microsoft.Extensions.Logging;
using Parley.Audio;
using Parley.Calls;

namespace Parley.Conversation.Reporting;

/// <summary>Hands frames to a recording until it fails, which costs the recording, not the call. Called on the media clock.</summary>
internal sealed class SafeTap(IAudioTap recording, CallId call, ILogger logger) : IAudioTap
{
    private long _lastEnd;
    private bool _failed;

    /// <summary>End of the last frame seen, on the call's timeline.</summary>
    public TimeSpan LastFrameEnd => TimeSpan.FromTicks(Interlocked.Read(ref _lastEnd));

    public void OnFrame(in AudioFrame frame)
    {
        Interlocked.Exchange(ref _lastEnd, frame.End.Ticks);
        if (_failed)
            return;
        try
        {
            recording.OnFrame(frame);
        }
        catch (Exception exception)
        {
            _failed = true;
            logger.PartFailed(call, "recording", exception);
        }
    }
}
