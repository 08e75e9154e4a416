using System.Globalization;
using Parley.Cli.Calling;
using Parley.Scenarios.Hosting;
using Parley.Scenarios.Speech;
using Parley.Testing.Network;

namespace Parley.Scenarios.Faults;

/// <summary>
/// Media, from ICE and DTLS on, over a network that loses, reorders and delays in both directions. PARLEY_SEED chooses another run of
/// the same bad luck.
/// </summary>
public sealed class NetworkFaultTests(RunningParley parley) : IClassFixture<RunningParley>
{
    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("PARLEY_SEED") ?? "1", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Call_FivePercentLossWithReordering_IsUnderstoodAndAnswered()
    {
        var before = await MicrophoneFigures.OfAsync(parley.Server);
        var told = await CallOverAsync(new LinkQuality(Loss: 0.05, Reordering: 0.05), caller => caller.TalkAsync(Questions.Address));
        var after = await MicrophoneFigures.OfAsync(parley.Server);
        (after.Missing - before.Missing).ShouldBeGreaterThan(0, told);
        (after.Recovered - before.Recovered).ShouldBeGreaterThan(0, told);
    }

    [Fact]
    public Task Call_SixtyMillisecondsJitter_IsUnderstoodAndAnswered() =>
        CallOverAsync(new LinkQuality(Jitter: TimeSpan.FromMilliseconds(60)), caller => caller.TalkAsync(Questions.Address));

    /// <summary>One packet in thirty can then be rebuilt from no other: a question may have to be asked once more, and not a third time.</summary>
    [Fact]
    public Task Call_TwentyPercentLossWithReorderingAndJitter_IsUnderstoodTheSecondTimeAtLatest() => CallOverAsync(
        new LinkQuality(Loss: 0.2, Reordering: 0.02, Jitter: TimeSpan.FromMilliseconds(20)),
        caller => caller.AskAsync((Questions.Address, "Maple Street")));

    /// <returns>What is to be known of the call where a test fails.</returns>
    private async Task<string> CallOverAsync(LinkQuality quality, Func<FaultyCaller, Task<CallReport>> talk)
    {
        await using var relay = new LossyRelay(parley.Server.MediaPort, quality, Seed);
        await using var caller = await FaultyCaller.JoinAsync(parley.Server, options => options with { Reroute = relay.Reroute });

        var report = await talk(caller);

        var told = $"heard: {report.Turns[0].Heard}\n{await MicrophoneFigures.OfAsync(parley.Server)}\n{parley.Server.Output}";
        report.Answered.ShouldBeTrue(told);
        report.Turns[0].Answer.ShouldContain("Maple Street", customMessage: told);
        relay.Passed.ShouldBeGreaterThan(500);
        ((double)relay.Lost / (relay.Lost + relay.Passed)).ShouldBe(quality.Loss, 0.04);
        return told;
    }
}
