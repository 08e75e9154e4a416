using System.Threading.Channels;
using Parley.Audio;

namespace Parley.Speech.Tests.Recognition;

/// <summary>Audio a test feeds, in 20 ms frames of 16 kHz.</summary>
internal sealed class AudioSource
{
    public const int FrameSamples = 320;

    private readonly Channel<AudioFrame> _frames = Channel.CreateUnbounded<AudioFrame>();
    private int _sent;

    public IAsyncEnumerable<AudioFrame> Frames => _frames.Reader.ReadAllAsync();

    /// <summary>All of a clip, then the end.</summary>
    public static async IAsyncEnumerable<AudioFrame> Of(ReadOnlyMemory<short> samples, TimeSpan start = default)
    {
        for (var i = 0; i < samples.Length; i += FrameSamples)
        {
            await Task.Yield();
            var part = samples.Slice(i, Math.Min(FrameSamples, samples.Length - i));
            yield return new AudioFrame(AudioFormat.Recognition, start + AudioFormat.Recognition.DurationOf(i), part);
        }
    }

    public void Send(TimeSpan duration)
    {
        for (var frames = (int)(duration / TimeSpan.FromMilliseconds(20)); frames > 0; frames--)
        {
            _frames.Writer.TryWrite(new AudioFrame(
                AudioFormat.Recognition, AudioFormat.Recognition.DurationOf(_sent), Enumerable.Repeat((short)1000, FrameSamples).ToArray()));
            _sent += FrameSamples;
        }
    }

    public void End() => _frames.Writer.Complete();
}
