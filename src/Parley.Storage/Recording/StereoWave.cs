using Microsoft.Extensions.Logging;
using Parley.Media;
using Parley.Records;

namespace Parley.Storage.Recording;

/// <summary>Stereo wave files: caller left, agent right.</summary>
internal sealed class StereoWave(TimeProvider clock, ILogger<StereoRecorder> logger) : IRecordingFormat
{
    public ICallRecorder Create(string path) => new StereoRecorder(path, StereoRecorder.DefaultFormat, clock, logger);

    public bool Repair(string path) => StereoRecorder.Repair(path);
}
