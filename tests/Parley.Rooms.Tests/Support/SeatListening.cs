using Parley.Audio;
using Parley.Calls;
using Parley.Media;

namespace Parley.Rooms.Tests;

/// <summary>What tests ask of a seat.</summary>
internal static class SeatListening
{
    /// <summary>Waits for a signal, skipping others.</summary>
    public static async Task<T> NextAsync<T>(this ICallTransport seat, CancellationToken cancellationToken)
        where T : CallSignal
    {
        await foreach (var signal in seat.Signals.ReadAllAsync(cancellationToken))
            if (signal is T wanted)
                return wanted;
        throw new InvalidOperationException($"The leg ended without {typeof(T).Name}.");
    }

    /// <summary>
    /// Sounds a tone for as long as it takes until <paramref name="heard"/> is done: how soon a peer listens is its own affair. Whole hertz only, so that
    /// one second follows the other without a break.
    /// </summary>
    public static async Task<T> SoundUntilAsync<T>(this ICallTransport seat, int hertz, Task<T> heard, CancellationToken cancellationToken)
    {
        var second = new AudioFrame(AudioFormat.Wideband, TimeSpan.Zero, ToneFile.Samples(48_000, 48_000, hertz));
        var generation = seat.Speaker.Begin();
        while (!heard.IsCompleted)
            (await seat.Speaker.WriteAsync(generation, second, cancellationToken)).ShouldBeTrue();
        return await heard;
    }

    /// <summary>The tone's frequency in hertz: the median of a second of loud frames, so that a frame the caller sent too late, or only half of, says nothing.</summary>
    /// <exception cref="TimeoutException">It was not heard in time; says what was.</exception>
    public static async Task<double> HeardFrequencyAsync(this ICallTransport seat, CancellationToken cancellationToken)
    {
        var (heard, faint) = (new List<double>(), 0);
        while (heard.Count < 50)
        {
            AudioFrame frame;
            try
            {
                frame = await seat.Microphone.ReadAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"The caller was not heard in time: {heard.Count} loud and {faint} faint frames came.");
            }

            if (AudioLevel.Measure(frame.Samples.Span).Rms < -25)
                faint++;
            else
                heard.Add(FrequencyOf(frame));
        }

        heard.Sort();
        return heard[heard.Count / 2];
    }

    /// <summary>From the first upward zero crossing to the last, each placed between its samples.</summary>
    private static double FrequencyOf(AudioFrame frame)
    {
        var samples = frame.Samples.Span;
        var (first, last, crossings) = (0.0, 0.0, 0);
        for (var index = 1; index < samples.Length; index++)
        {
            if (samples[index - 1] >= 0 || samples[index] < 0)
                continue;
            last = index - (double)samples[index] / (samples[index] - samples[index - 1]);
            if (crossings++ == 0)
                first = last;
        }

        return crossings < 2 ? 0 : (crossings - 1) * frame.Format.SampleRate / (last - first);
    }
}
