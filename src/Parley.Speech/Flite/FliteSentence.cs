using System.Threading.Channels;
using Parley.Audio;
using Parley.Speech.Spoken;

namespace Parley.Speech.Flite;

/// <summary>
/// One sentence on its way out of flite: cuts the silence before the first and after the last word, puts word times to what was
/// written, and hands pieces over. The pieces wait in an unbounded channel because blocking flite's only thread on one slow
/// listener would silence every other call; a sentence's length bounds it.
/// </summary>
internal sealed class FliteSentence(SpokenSentence sentence, TimeSpan position, CancellationToken cancellationToken) : IFliteListener
{
    // The voices' first and last sounds reach a little beyond their segments.
    private static readonly TimeSpan s_lead = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_tail = TimeSpan.FromMilliseconds(50);

    private readonly Channel<SynthesizedSpeech> _pieces =
        Channel.CreateUnbounded<SynthesizedSpeech>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    private readonly Queue<WordTiming> _words = new();
    private AudioFormat _format;
    private int _firstSample;
    private int _endSample;

    public ChannelReader<SynthesizedSpeech> Pieces => _pieces.Reader;

    public void OnTokens(IReadOnlyList<FliteToken> tokens, int sampleRate)
    {
        _format = new AudioFormat(sampleRate, 1);
        var spoken = tokens.Where(token => token.IsSpoken).ToArray();
        if (spoken.Length == 0)
            return;
        _firstSample = Math.Max(0, _format.SamplesIn(TimeSpan.FromSeconds(spoken[0].Start) - s_lead));
        _endSample = _format.SamplesIn(TimeSpan.FromSeconds(spoken[^1].End) + s_tail);
        foreach (var word in sentence.Time(tokens, position - _format.DurationOf(_firstSample)))
            _words.Enqueue(word);
    }

    public bool OnAudio(int start, ReadOnlySpan<short> samples)
    {
        if (cancellationToken.IsCancellationRequested)
            return false;
        var from = Math.Max(start, _firstSample);
        var to = Math.Min(start + samples.Length, _endSample);
        if (from < to)
            _pieces.Writer.TryWrite(Piece(from, samples[(from - start)..(to - start)].ToArray()));
        return start < _endSample;
    }

    public void Finish(Exception? problem) => _pieces.Writer.TryComplete(problem);

    private SynthesizedSpeech Piece(int from, short[] samples)
    {
        var audio = new AudioFrame(_format, position + _format.DurationOf(from - _firstSample), samples);
        var begun = new List<WordTiming>();
        while (_words.TryPeek(out var word) && word.Start < audio.End)
            begun.Add(_words.Dequeue());
        return new SynthesizedSpeech(audio, begun);
    }
}
