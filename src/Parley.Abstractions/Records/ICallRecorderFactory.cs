using Parley.Calls;

namespace Parley.Records;

/// <summary>Opens recordings.</summary>
public interface ICallRecorderFactory
{
    /// <returns>A recorder; one that records nothing when consent was refused or the disk will not have it.</returns>
    ICallRecorder Open(SessionRequest session);
}
