namespace Parley.WebRtc.Tests;

/// <summary>
/// Whole flights of a real client, tampered with on their way to the real server: what a bad network may do must not keep them apart, and what a hostile
/// one may do must end, in time and without a trace.
/// </summary>
public sealed class DtlsFlightTests
{
    /// <summary>Both flights of a client, the second of them repeated some times.</summary>
    private const int MostShaped = 6;

    private const int RunsAtOnce = 12;

    /// <summary>An end that waits for so long beyond the time it has hangs.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(45);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Flights_LostDoubledShuffledSplitAndReplayed_Connect(int seed)
    {
        var runs = Enumerable.Range(seed * 1000, RunsAtOnce).Select(run => (Run: run, Outcome: RunAsync(run, foreign: null))).ToArray();
        await Task.WhenAll(runs.Select(run => run.Outcome));
        runs.Where(run => !IsEstablished(run.Outcome.Result)).Select(run => $"{run.Run}: {run.Outcome.Result}").ShouldBeEmpty();
    }

    /// <summary>
    /// Who may put words into the peer's mouth can spoil its handshake (RFC 6347 has no remedy for a forged message that reads well): then it is refused in
    /// time. What reads ill does no harm, and the peer that says its flight again connects.
    /// </summary>
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Flights_ForgedCutAndMixedWithAnotherPeers_ConnectOrAreRefusedInTime(int seed)
    {
        var foreign = await AnotherPeersFlightsAsync();

        var runs = Enumerable.Range(seed * 1000, RunsAtOnce).Select(run => (Run: run, Outcome: RunAsync(run, foreign))).ToArray();
        await Task.WhenAll(runs.Select(run => run.Outcome));

        runs.Count(run => IsEstablished(run.Outcome.Result)).ShouldBeGreaterThanOrEqualTo(RunsAtOnce / 4, string.Join("\n", runs.Select(run => $"{run.Run}: {run.Outcome.Result}")));
    }

    private static bool IsEstablished((DtlsOutcome Client, DtlsOutcome Server) outcome) => outcome is (DtlsOutcome.Established, DtlsOutcome.Established);

    private static async Task<(DtlsOutcome Client, DtlsOutcome Server)> RunAsync(int seed, IReadOnlyList<byte[]>? foreign)
    {
        FlightMutator up = new(seed, MostShaped, foreign), down = new(-seed, foreign is null ? MostShaped : 0);
        await using var line = new HandshakeLine(up.Shape, down.Shape);
        return await line.NegotiateAsync(DtlsPolicy.SrtpProfiles, DtlsPolicy.SrtpProfiles)
            .WaitAsync(DtlsPolicy.HandshakeTimeout + Slack, TestContext.Current.CancellationToken);
    }

    /// <summary>Well-formed in every way, and of another handshake.</summary>
    internal static async Task<IReadOnlyList<byte[]>> AnotherPeersFlightsAsync()
    {
        var said = new List<byte[]>();
        await using var line = new HandshakeLine((byte[] datagram) => Keep(datagram), datagram => [datagram]);
        (await line.ConnectAsync()).ShouldBeTrue();
        return said;

        byte[][] Keep(byte[] datagram)
        {
            said.Add(datagram);
            return [datagram];
        }
    }
}
