using Parley.Calls;

namespace Parley.Records;

/// <summary>Opens recordings.</summary>
public interface ICallRecorderFactory
{
    /// <returns>A recorder; one that records nothing when consent was refused or the disk will not have it.</returns>
    ICallRecorder Open(SessionRequest session);

    /// <summary>Deletes what was recorded, once its recorder is disposed: the caller objected. A fault is logged; nothing there is no fault.</summary>
    void Discard(SessionRequest session);
}
