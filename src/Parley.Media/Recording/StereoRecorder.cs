using Microsoft.Extensions.Logging;
using Parley.Audio;
using Parley.Records;

namespace Parley.Media;

public sealed class StereoRecorder : ICallRecorder
{
    /// <param name="format">16 kHz, 2 channels by default.</param>
    /// <param name="onFailure">Told once when recording stopped for good (disk full, I/O error).</param>
    public StereoRecorder(string path, AudioFormat format, TimeProvider clock, ILogger logger, Action<Exception>? onFailure = null) =>
        throw new NotImplementedException();

    public static AudioFormat DefaultFormat { get; } = new(16_000, 2);

    public IAudioTap Caller => throw new NotImplementedException();

    public IAudioTap Agent => throw new NotImplementedException();

    /// <summary>Frames the taps had to drop because writing could not keep up.</summary>
    public long Overflowed => throw new NotImplementedException();

    /// <summary>Fixes the header of a recording cut by a crash; whether it changed anything.</summary>
    public static bool Repair(string path) => throw new NotImplementedException();

    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
