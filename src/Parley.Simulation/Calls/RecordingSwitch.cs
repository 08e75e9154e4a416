using Parley.Audio;
using Parley.Calls;
using Parley.Records;

namespace Parley.Simulation.Calls;

/// <summary>Notes whether a call was recorded, and records nothing.</summary>
internal sealed class RecordingSwitch : ICallRecorderFactory
{
    /// <summary>A recording was begun and not thrown away.</summary>
    public bool Recorded { get; private set; }

    public ICallRecorder Open(SessionRequest session)
    {
        Recorded |= session.Consent is not ConsentStatus.Refused;
        return new Nothing();
    }

    public void Discard(SessionRequest session) => Recorded = false;

    private sealed class Nothing : ICallRecorder, IAudioTap
    {
        public IAudioTap Caller => this;

        public IAudioTap Agent => this;

        public void OnFrame(in AudioFrame frame) { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
