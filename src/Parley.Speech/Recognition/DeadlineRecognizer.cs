using System.Runtime.CompilerServices;
using Parley.Audio;
using Parley.Speech.Resilience;

namespace Parley.Speech.Recognition;

/// <summary>Makes a recogniser that hangs one that fails: waiting for an error that never comes is not a fallback.</summary>
internal sealed class DeadlineRecognizer(ISpeechRecognizer inner, RecognitionDeadlines deadlines, AbandonedEngines abandoned, TimeProvider clock) : ISpeechRecognizer
{
    public async IAsyncEnumerable<Transcript> RecognizeAsync(
        IAsyncEnumerable<AudioFrame> audio, RecognitionOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var watchdog = new Watchdog(deadlines.Final, "The final transcript", clock);
        var silence = new Silence(options.Interims ? deadlines.BetweenResults : null, clock);
        var log = new ReplayLog<AudioFrame>(); // read here, not by the engine, so that one that stopped reading is noticed
        var filling = FillAsync(log, audio, silence, watchdog, leaving.Token);
        try
        {
            await foreach (var transcript in WatchedEngine.ReadAsync(
                token => inner.RecognizeAsync(log.ReadAsync(0, token), options, token), watchdog, abandoned, cancellationToken))
            {
                silence.Break();
                yield return transcript;
            }
        }
        finally
        {
            await leaving.CancelAsync();
            await filling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task FillAsync(
        ReplayLog<AudioFrame> log, IAsyncEnumerable<AudioFrame> audio, Silence silence, Watchdog watchdog, CancellationToken cancellationToken)
    {
        await log.FillAsync(audio, AudioCopy.Of, OnFrame, cancellationToken).ConfigureAwait(false);
        watchdog.Owe(true);

        void OnFrame(AudioFrame frame)
        {
            if (!silence.IsTooLong(frame.Duration))
                return;
            watchdog.Expect(silence.Limit, "A transcript");
            watchdog.Bite();
        }
    }

    /// <summary>How long the engine has said nothing, in audio and in real time: replayed audio comes faster than real time.</summary>
    private sealed class Silence(TimeSpan? limit, TimeProvider clock)
    {
        private readonly Lock _gate = new();
        private TimeSpan _audio;
        private long _since = clock.GetTimestamp();

        public TimeSpan Limit => limit ?? Timeout.InfiniteTimeSpan;

        public void Break()
        {
            lock (_gate)
                (_audio, _since) = (TimeSpan.Zero, clock.GetTimestamp());
        }

        public bool IsTooLong(TimeSpan added)
        {
            lock (_gate)
            {
                _audio += added;
                return limit is { } most && _audio >= most && clock.GetElapsedTime(_since) >= most;
            }
        }
    }
}
