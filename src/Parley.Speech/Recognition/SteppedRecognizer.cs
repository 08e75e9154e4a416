using System.Runtime.CompilerServices;
using Parley.Audio;
using Parley.Speech.Moonshine;

namespace Parley.Speech.Recognition;

/// <summary>
/// Moonshine as <see cref="MoonshineRecognizer"/> uses it, but an interim is made at each step of the audio, not when a worker is free, on the thread
/// that reads: the same audio gives the same transcripts on any machine.
/// </summary>
internal sealed class SteppedRecognizer(IMoonshine moonshine, MoonshineSize interims, MoonshineSize finals) : ISpeechRecognizer
{
    public async IAsyncEnumerable<Transcript> RecognizeAsync(
        IAsyncEnumerable<AudioFrame> audio, RecognitionOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var utterance = new Utterance(moonshine, interims, finals, cancellationToken);
        await foreach (var frame in audio.WithCancellation(cancellationToken))
            if (utterance.Take(frame) && options.Interims && utterance.Interim() is { } interim)
                yield return interim;
        yield return utterance.Final();
    }

    private sealed class Utterance(IMoonshine moonshine, MoonshineSize interims, MoonshineSize finals, CancellationToken cancellationToken)
    {
        private readonly UtteranceAudio _audio = new();
        private readonly InterimWindow _window = new();
        private readonly List<string> _parts = [];
        private int _partStart;
        private int _nextInterim = UtteranceRecognition.InterimStep;

        /// <returns>Whether an interim is due.</returns>
        public bool Take(in AudioFrame frame)
        {
            _audio.Append(frame);
            if (_audio.Length - _partStart > SpeechWindow.MaximumSamples)
                CutPart();
            if (_audio.Length < _nextInterim)
                return false;
            _nextInterim = _audio.Length + UtteranceRecognition.InterimStep;
            return true;
        }

        public Transcript? Interim()
        {
            var end = Math.Min(_audio.Length, _window.Start + InterimWindow.MaximumSamples);
            var samples = _audio.View(_window.Start, end);
            var whole = _window.Add(moonshine.Transcribe(interims, samples, cancellationToken), samples.Span);
            return whole.Length > 0 ? Text(whole, isFinal: false, end) : null;
        }

        public Transcript Final()
        {
            AddPart(_audio.Length);
            return Text(string.Join(' ', _parts.Where(text => text.Length > 0)), isFinal: true, _audio.Length);
        }

        private void CutPart()
        {
            var part = _audio.View(_partStart, _partStart + SpeechWindow.MaximumSamples);
            AddPart(_partStart + SpeechWindow.QuietestPoint(part.Span, part.Length / 2, part.Length));
        }

        private void AddPart(int end)
        {
            _parts.Add(moonshine.Transcribe(finals, _audio.View(_partStart, end), cancellationToken));
            _partStart = end;
        }

        private Transcript Text(string text, bool isFinal, int end) => new(text, isFinal, _audio.Start, _audio.PositionOf(end), []);
    }
}
