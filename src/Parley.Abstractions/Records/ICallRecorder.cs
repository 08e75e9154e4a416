using Parley.Audio;

namespace Parley.Records;

/// <summary>
/// Writes one call's recording: caller left, agent right, one timeline, gaps kept as silence. The taps are called on the media
/// clock and only copy; writing happens elsewhere. Disposing finishes the file.
/// </summary>
public interface ICallRecorder : IAsyncDisposable
{
    IAudioTap Caller { get; }

    IAudioTap Agent { get; }
}
