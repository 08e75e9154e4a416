using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Parley.Audio;
using Parley.Speech.Moonshine;
using Parley.Speech.Scheduling;

namespace Parley.Speech.Recognition;

/// <summary>
/// One utterance on its way to text. One loop takes in audio, another makes interims of whatever is newest; stretches beyond what
/// the model takes at once go to the final model while the caller still speaks, so that only the last one is waited for.
/// </summary>
internal sealed partial class UtteranceRecognition(
    IMoonshine moonshine,
    SpeechScheduler scheduler,
    MoonshineSize interimSize,
    MoonshineSize finalSize,
    RecognitionOptions options,
    ChannelWriter<Transcript> transcripts,
    StandingFault interimFault,
    ILogger logger)
{
    // "At least every 300 ms of speech": a frame may end just before the line, so ask a little earlier.
    public static readonly int InterimStep = AudioFormat.Recognition.SamplesIn(TimeSpan.FromMilliseconds(280));

    private readonly UtteranceAudio _audio = new();
    private readonly InterimWindow _window = new();
    private readonly List<Task<string>> _parts = [];

    // One place, because only the newest matters: a wish for an interim that nobody took yet is the same wish.
    private readonly Channel<bool> _due = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private SpeechJob? _interim;
    private int _partStart;

    /// <summary>Ends with the channel completed: with the final transcript, or with the failure. Does not throw.</summary>
    public async Task RunAsync(IAsyncEnumerable<AudioFrame> audio, CancellationToken cancellationToken)
    {
        using var interims = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var interimLoop = MakeInterimsAsync(interims.Token);
        Exception? problem = null;
        try
        {
            await TakeAsync(audio, cancellationToken).ConfigureAwait(false);
            await interims.CancelAsync().ConfigureAwait(false); // useless from here on, and in the final's way
            _parts.Add(TranscribeAsync(_partStart, _audio.Length, cancellationToken));
            var texts = await Task.WhenAll(_parts).ConfigureAwait(false);
            transcripts.TryWrite(Text(string.Join(' ', texts.Where(text => text.Length > 0)), isFinal: true, _audio.Length));
        }
        catch (Exception e)
        {
            problem = e; // the reader's to see
        }
        finally
        {
            await interims.CancelAsync().ConfigureAwait(false);
            await interimLoop.ConfigureAwait(false);
            await ((Task)Task.WhenAll(_parts)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            transcripts.TryComplete(problem);
        }
    }

    private async Task TakeAsync(IAsyncEnumerable<AudioFrame> audio, CancellationToken cancellationToken)
    {
        var nextInterim = InterimStep;
        await foreach (var frame in audio.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            _audio.Append(frame);
            if (_audio.Length - _partStart > SpeechWindow.MaximumSamples)
                CutPart(cancellationToken);
            if (!options.Interims || _audio.Length < nextInterim)
                continue;
            nextInterim = _audio.Length + InterimStep;
            _due.Writer.TryWrite(true);
            if (Volatile.Read(ref _interim) is { } waiting)
                scheduler.Renew(waiting);
        }
    }

    private void CutPart(CancellationToken cancellationToken)
    {
        var part = _audio.View(_partStart, _partStart + SpeechWindow.MaximumSamples);
        var end = _partStart + SpeechWindow.QuietestPoint(part.Span, part.Length / 2, part.Length);
        _parts.Add(TranscribeAsync(_partStart, end, cancellationToken));
        _partStart = end;
    }

    private Task<string> TranscribeAsync(int from, int to, CancellationToken cancellationToken)
    {
        var samples = _audio.View(from, to);
        return scheduler.FinalAsync(options.Call.Id, token => moonshine.Transcribe(finalSize, samples, token), cancellationToken);
    }

    private async Task MakeInterimsAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await _due.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                _due.Reader.TryRead(out _);
                var interim = await MakeInterimAsync(cancellationToken).ConfigureAwait(false);
                if (interim is null || cancellationToken.IsCancellationRequested)
                    continue;
                interimFault.Gone();
                transcripts.TryWrite(interim);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The utterance ended or was dropped.
        }
        catch (SpeechEngineException e)
        {
            // The final is another model's, and may well succeed.
            if (interimFault.IsNew(e))
                LogInterimsFailed(e);
        }
    }

    private async Task<Transcript?> MakeInterimAsync(CancellationToken cancellationToken)
    {
        var end = 0;
        var job = new SpeechJob(SpeechJobKind.Interim, options.Call.Id, token =>
        {
            // What came while the job waited its turn is the next one's when the window is full.
            end = Math.Min(_audio.Length, _window.Start + InterimWindow.MaximumSamples);
            return moonshine.Transcribe(interimSize, _audio.View(_window.Start, end), token);
        });
        Volatile.Write(ref _interim, job);
        var text = await scheduler.RunAsync(job, cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _interim, null);
        if (text is null)
            return null;
        var whole = _window.Add(text, _audio.View(_window.Start, end).Span);
        return whole.Length > 0 ? Text(whole, isFinal: false, end) : null;
    }

    private Transcript Text(string text, bool isFinal, int end) => new(text, isFinal, _audio.Start, _audio.PositionOf(end), []);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No more interim transcripts for this utterance; told once until there are some again")]
    private partial void LogInterimsFailed(Exception exception);
}
