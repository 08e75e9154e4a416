using Parley.Audio;
using Parley.Calls;
using Parley.Media;
using Parley.Speech;

namespace Parley.Conversation.Speaking;

/// <summary>Brings synthesised audio to the playout's format, without the silence it begins with. One thread at a time.</summary>
internal sealed class PlayoutWriter(IPlayout playout, PlayoutGeneration generation, SpokenWords words)
{
    // About -46 dBFS: under it no sound of speech begins.
    private const int Audible = 160;

    // Kept before the first sound, so that its attack is not clipped.
    private static readonly TimeSpan LeadIn = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan MostCut = TimeSpan.FromMilliseconds(500);

    private AudioFormat? _from;
    private AudioFormat _to;
    private Resampler? _resampler;
    private short[] _output = [];
    private TimeSpan _cut;
    private bool _sounded;

    /// <returns>False when the generation is over.</returns>
    public async ValueTask<bool> WriteAsync(SynthesizedSpeech piece, CancellationToken cancellationToken)
    {
        var samples = WithoutLeadingSilence(piece.Audio);
        words.AddAudio(piece.Words, _cut, piece.Audio.Format.DurationOf(samples.Length));
        if (samples.IsEmpty)
            return true;
        Expect(piece.Audio.Format);
        return await playout.WriteAsync(generation, new AudioFrame(_to, TimeSpan.Zero, Convert(samples)), cancellationToken);
    }

    private ReadOnlyMemory<short> WithoutLeadingSilence(in AudioFrame audio)
    {
        if (_sounded)
            return audio.Samples;
        var span = audio.Samples.Span;
        var silent = 0;
        while (silent < span.Length && Math.Abs((int)span[silent]) < Audible)
            silent++;
        _sounded = silent < span.Length || _cut >= MostCut;
        var cut = _sounded ? Math.Max(0, silent - audio.Format.SamplesIn(LeadIn)) : silent;
        _cut += audio.Format.DurationOf(cut);
        return audio.Samples[cut..];
    }

    /// <summary>Another engine may take over in the middle of a speech.</summary>
    private void Expect(AudioFormat from)
    {
        if (from == _from)
            return;
        (_from, _to) = (from, playout.FormatFor(from.SampleRate));
        _resampler = from == _to ? null : new Resampler(from.SampleRate, _to.SampleRate);
    }

    private ReadOnlyMemory<short> Convert(ReadOnlyMemory<short> samples)
    {
        if (_resampler is null)
            return samples;
        var channels = _to.Channels;
        var most = _resampler.MaxOutput(samples.Length);
        if (_output.Length < most * channels)
            _output = new short[most * channels];
        var made = _resampler.Process(samples.Span, _output);
        // Backwards, so that no sample is overwritten before it was spread.
        for (var i = made - 1; channels > 1 && i >= 0; i--)
            _output.AsSpan(i * channels, channels).Fill(_output[i]);
        return _output.AsMemory(0, made * channels);
    }
}
