using System.Threading.Channels;
using Parley.Audio;
using Parley.Media;

namespace Parley.Cli.Calling;

/// <summary>
/// Listens to the agent on the caller's leg and notes when it was audible, as runs of sound with gaps of at least
/// <see cref="RunGap"/>. One task listens; any thread asks.
/// </summary>
public sealed class AgentEar(ChannelReader<AudioFrame> frames, TimeProvider clock)
{
    /// <summary>Frames below this are silence or comfort noise.</summary>
    private const double AudibleDecibels = -50;

    /// <summary>Shorter gaps belong to one utterance.</summary>
    private static readonly TimeSpan RunGap = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(10);

    private readonly Lock _lock = new();
    private readonly List<(TimeSpan Start, TimeSpan End)> _runs = [];

    /// <summary>Sees each frame, for a recording.</summary>
    public IAudioTap? Tap { get; set; }

    public async Task ListenAsync(CancellationToken cancellationToken)
    {
        await foreach (var frame in frames.ReadAllAsync(cancellationToken))
        {
            Tap?.OnFrame(frame);
            if (AudioLevel.Measure(frame.Samples.Span).Rms >= AudibleDecibels)
                Note(frame.Position, frame.End);
        }
    }

    /// <summary>When the first run of sound after <paramref name="moment"/> began; null when none did yet.</summary>
    public TimeSpan? SoundAfter(TimeSpan moment) =>
        Runs().Where(run => run.Start > moment).Select(run => (TimeSpan?)run.Start).FirstOrDefault();

    /// <summary>The end of the run of sound that was on at <paramref name="moment"/>; null when it was silent then.</summary>
    public TimeSpan? EndOfSoundAt(TimeSpan moment) =>
        Runs().Where(run => run.Start <= moment && run.End >= moment).Select(run => (TimeSpan?)run.End).FirstOrDefault();

    /// <summary>How long it has been silent at <paramref name="now"/>.</summary>
    public TimeSpan SilenceAt(TimeSpan now) => now - Runs().Select(run => run.End).LastOrDefault();

    /// <summary>Asks <paramref name="answer"/> again and again until it has one or the limit is over.</summary>
    public async Task<TimeSpan?> LookAsync(Func<TimeSpan?> answer, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var look = new PeriodicTimer(LookEvery, clock);
        for (var started = clock.GetTimestamp(); clock.GetElapsedTime(started) < limit; await look.WaitForNextTickAsync(cancellationToken))
            if (answer() is { } found)
                return found;
        return null;
    }

    private void Note(TimeSpan start, TimeSpan end)
    {
        lock (_lock)
        {
            if (_runs.Count > 0 && start - _runs[^1].End < RunGap)
                _runs[^1] = (_runs[^1].Start, end);
            else
                _runs.Add((start, end));
        }
    }

    private (TimeSpan Start, TimeSpan End)[] Runs()
    {
        lock (_lock)
            return [.. _runs];
    }
}
