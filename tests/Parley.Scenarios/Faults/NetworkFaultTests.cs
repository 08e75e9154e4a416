using Parley.Testing.Network;

namespace Parley.Scenarios.Faults;

/// <summary>Media, from ICE and DTLS on, over a network that loses, reorders and delays in both directions.</summary>
public sealed class NetworkFaultTests(RunningParley parley) : IClassFixture<RunningParley>
{
    private const string Question = "Where are you located?";

    [Fact]
    public async Task Call_FivePercentLossWithReordering_IsUnderstoodAndAnswered()
    {
        var (heard, answer) = await CallOverAsync(new LinkQuality(Loss: 0.05, Reordering: 0.05), seed: 5);
        heard.ShouldContain("located", Case.Insensitive);
        answer.ShouldContain("Maple Street");
    }

    [Fact]
    public async Task Call_TwentyPercentLossWithReorderingAndJitter_IsAnswered()
    {
        var (_, answer) = await CallOverAsync(new LinkQuality(Loss: 0.2, Reordering: 0.02, Jitter: TimeSpan.FromMilliseconds(20)), seed: 20);
        answer.ShouldNotBeEmpty();
    }

    private async Task<(string Heard, string Answer)> CallOverAsync(LinkQuality quality, int seed)
    {
        await using var relay = new LossyRelay(parley.Server.MediaPort, quality, seed);
        await using var caller = await FaultyCaller.JoinAsync(parley.Server, options => options with { Reroute = relay.Reroute });

        var report = await caller.TalkAsync(Question);

        report.Answered.ShouldBeTrue(parley.Server.Output);
        relay.Passed.ShouldBeGreaterThan(500);
        ((double)relay.Lost / (relay.Lost + relay.Passed)).ShouldBe(quality.Loss, 0.04);
        return (report.Turns[0].Heard, report.Turns[0].Answer);
    }
}
