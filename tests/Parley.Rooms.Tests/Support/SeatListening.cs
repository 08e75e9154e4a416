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

    /// <summary>Upward zero crossings a second, over a second of loud frames.</summary>
    public static async Task<double> HeardFrequencyAsync(this ICallTransport seat, CancellationToken cancellationToken)
    {
        var (crossings, frames, previous) = (0, 0, (short)0);
        while (frames < 50)
        {
            var frame = await seat.Microphone.ReadAsync(cancellationToken);
            if (AudioLevel.Measure(frame.Samples.Span).Rms < -25)
                continue;
            frames++;
            foreach (var sample in frame.Samples.Span)
            {
                if (previous < 0 && sample >= 0)
                    crossings++;
                previous = sample;
            }
        }

        return crossings / (frames * 0.02);
    }
}
