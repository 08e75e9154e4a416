using Parley.Audio;
using Parley.Calls;
using Parley.Records;

namespace Parley.Testing.Conversation;

/// <summary>Counts the frames of both sides. Can be told to fail.</summary>
public sealed class RecordingRecorder : ICallRecorderFactory
{
    public int CallerFrames { get; private set; }

    public int AgentFrames { get; private set; }

    public bool Finished { get; private set; }

    public bool CannotOpen { get; set; }

    public bool Throws { get; set; }

    public bool Discarded { get; private set; }

    public void Discard(SessionRequest session) => Discarded = true;

    public ICallRecorder Open(SessionRequest session) => CannotOpen ? throw new IOException("The disk is full.") : new Recorder(this);

    private sealed class Recorder(RecordingRecorder counts) : ICallRecorder
    {
        public IAudioTap Caller { get; } = new Tap(counts, () => counts.CallerFrames++);

        public IAudioTap Agent { get; } = new Tap(counts, () => counts.AgentFrames++);

        public ValueTask DisposeAsync()
        {
            counts.Finished = true;
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Tap(RecordingRecorder counts, Action count) : IAudioTap
    {
        public void OnFrame(in AudioFrame frame)
        {
            if (counts.Throws)
                throw new IOException("The disk is full.");
            count();
        }
    }
}
