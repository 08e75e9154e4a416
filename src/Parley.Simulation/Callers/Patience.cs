using Parley.Calls;
using Parley.Simulation.Calls;

namespace Parley.Simulation.Callers;

/// <summary>How a caller waits for the agent.</summary>
internal sealed class Patience(TimeProvider clock)
{
    /// <summary>Longer silence is a mute agent, whatever it does.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);

    private static readonly TimeSpan Greeting = TimeSpan.FromSeconds(3);

    /// <summary>A person takes a moment before the next words.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200);

    /// <summary>Until the agent has greeted, or seems not to.</summary>
    public async Task<bool> GreetAsync(CallerLeg leg)
    {
        using var late = new CancellationTokenSource(Greeting, clock);
        while (leg is { HungUp: null, State: not AgentState.Speaking } && !late.IsCancellationRequested)
            await WaitForChangeAsync(leg, late.Token);
        return await UntilAsync(leg, () => leg.State is AgentState.Listening);
    }

    /// <summary>Until the agent has spoken and listens again.</summary>
    /// <returns>False when it did not within <see cref="Longest"/>, counted from its last word.</returns>
    public async Task<bool> ListenAsync(CallerLeg leg, int since)
    {
        var answered = await UntilAsync(leg, () => leg.Spoke > since && leg.State is AgentState.Listening);
        await Task.Delay(Breath, clock);
        return answered;
    }

    /// <summary>Until so many words of the answer were heard, or it is over.</summary>
    public Task<bool> HearAsync(CallerLeg leg, int since, int words) => UntilAsync(
        leg, () => leg.Spoke > since && (leg.State is AgentState.Listening || (leg.State is AgentState.Speaking && WordsOf(leg.Captioned) >= words)));

    /// <summary>So long, unless the call ends before.</summary>
    public async Task WaitAsync(CallerLeg leg, TimeSpan time)
    {
        using var over = new CancellationTokenSource(time, clock);
        while (leg.HungUp is null && !over.IsCancellationRequested)
            await WaitForChangeAsync(leg, over.Token);
        if (leg is { HungUp: null, State: not AgentState.Listening })
            await ListenAsync(leg, leg.Changes - 1);
    }

    private async Task<bool> UntilAsync(CallerLeg leg, Func<bool> isSo)
    {
        using var late = new CancellationTokenSource(Longest, clock);
        while (leg.HungUp is null && !isSo())
        {
            if (late.IsCancellationRequested)
                return false;
            await WaitForChangeAsync(leg, late.Token);
            if (leg.State is AgentState.Speaking)
                late.CancelAfter(Longest);
        }

        return true;
    }

    private static async Task WaitForChangeAsync(CallerLeg leg, CancellationToken cancellationToken) =>
        await leg.ChangeAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

    private static int WordsOf(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
