using Parley.Audio;

namespace Parley.Conversation.Speaking;

/// <summary>Two falling soft tones: all the agent can say without a voice, so that the caller knows that the line is alive.</summary>
internal static class AttentionTone
{
    private const double Amplitude = 4000;
    private static readonly TimeSpan NoteLength = TimeSpan.FromMilliseconds(220);
    private static readonly TimeSpan Fade = TimeSpan.FromMilliseconds(20);
    private static readonly double[] Notes = [660, 440];

    public static AudioFrame Frame { get; } = new(AudioFormat.Recognition, TimeSpan.Zero, Make());

    private static short[] Make()
    {
        var note = AudioFormat.Recognition.SamplesIn(NoteLength);
        var fade = AudioFormat.Recognition.SamplesIn(Fade);
        var samples = new short[note * Notes.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            var within = i % note;
            var edge = Math.Min(1.0, Math.Min(within, note - within) / (double)fade);
            var phase = 2 * Math.PI * Notes[i / note] * within / AudioFormat.Recognition.SampleRate;
            samples[i] = (short)(Amplitude * edge * Math.Sin(phase));
        }

        return samples;
    }
}
