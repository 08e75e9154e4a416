using Parley.Audio;
using Parley.Records;

namespace Parley.Storage.Recording;

/// <summary>Records nothing: consent was refused, or the disk will not have it.</summary>
internal sealed class NullRecorder : ICallRecorder, IAudioTap
{
    public static NullRecorder Instance { get; } = new();

    public IAudioTap Caller => this;

    public IAudioTap Agent => this;

    public void OnFrame(in AudioFrame frame)
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
