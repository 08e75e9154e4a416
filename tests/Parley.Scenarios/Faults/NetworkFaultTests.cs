using System.Globalization;
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
    private const string Question = "Where are you located?";

    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("PARLEY_SEED") ?? "1", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Call_FivePercentLossWithReordering_IsUnderstoodAndAnswered()
    {
        var before = await MicrophoneFigures.OfAsync(parley.Server);
        var (answer, told) = await CallOverAsync(new LinkQuality(Loss: 0.05, Reordering: 0.05));
        answer.ShouldContain("Maple Street", customMessage: told);
        var after = await MicrophoneFigures.OfAsync(parley.Server);
        (after.Missing - before.Missing).ShouldBeGreaterThan(0, told);
        (after.Recovered - before.Recovered).ShouldBeGreaterThan(0, told);
    }

    [Fact]
    public async Task Call_SixtyMillisecondsJitter_IsUnderstoodAndAnswered()
    {
        var (answer, told) = await CallOverAsync(new LinkQuality(Jitter: TimeSpan.FromMilliseconds(60)));
        answer.ShouldContain("Maple Street", customMessage: told);
    }

    [Fact]
    public async Task Call_TwentyPercentLossWithReorderingAndJitter_IsAnswered()
    {
        var (answer, told) = await CallOverAsync(new LinkQuality(Loss: 0.2, Reordering: 0.02, Jitter: TimeSpan.FromMilliseconds(20)));
        answer.ShouldNotBeEmpty(told);
    }

    private async Task<(string Answer, string Told)> CallOverAsync(LinkQuality quality)
    {
        await using var relay = new LossyRelay(parley.Server.MediaPort, quality, Seed);
        await using var caller = await FaultyCaller.JoinAsync(parley.Server, options => options with { Reroute = relay.Reroute });

        var report = await caller.AskAsync((Question, "Maple Street"));

        var told = $"heard: {report.Turns[0].Heard}\n{await MicrophoneFigures.OfAsync(parley.Server)}\n{parley.Server.Output}";
        report.Answered.ShouldBeTrue(told);
        relay.Passed.ShouldBeGreaterThan(500);
        ((double)relay.Lost / (relay.Lost + relay.Passed)).ShouldBe(quality.Loss, 0.04);
        return (report.Turns[0].Answer, told);
    }
}
