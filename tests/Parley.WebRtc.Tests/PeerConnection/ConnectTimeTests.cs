using System.Diagnostics;
using System.Globalization;
using Parley.Testing.Network;

namespace Parley.WebRtc.Tests;

/// <summary>How long it takes from the answer to media and an open data channel on both sides, over bad lines.</summary>
public sealed class ConnectTimeTests
{
    public static TheoryData<double, double, int> Lines => new()
    {
        { 0, 0, 60 },
        { 0.05, 0.05, 0 },
        { 0.05, 0.05, 60 },
        { 0.2, 0.02, 20 },
        { 0.2, 0.05, 60 },
    };

    /// <summary>
    /// The output is the distribution by which the waits in ICE, DTLS and SCTP were chosen: PARLEY_CONNECTS asks for one of many connects.
    /// </summary>
    [Theory]
    [MemberData(nameof(Lines))]
    public async Task BadLine_ConnectsEveryTime(double loss, double reordering, int jitterMilliseconds)
    {
        var connects = int.Parse(Environment.GetEnvironmentVariable("PARLEY_CONNECTS") ?? "24", CultureInfo.InvariantCulture);
        var quality = new LinkQuality(loss, reordering, TimeSpan.FromMilliseconds(jitterMilliseconds));

        var times = await ConnectManyAsync(quality, connects);

        double At(double share) => times[(int)Math.Min(connects - 1, connects * share)];
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{quality}: n {connects}, p50 {At(0.5):0.00} s, p90 {At(0.9):0.00} s, p95 {At(0.95):0.00} s, p99 {At(0.99):0.00} s, max {times[^1]:0.00} s"));
        times.ShouldAllBe(seconds => double.IsFinite(seconds));
    }

    private static async Task<double[]> ConnectManyAsync(LinkQuality quality, int connects)
    {
        var times = new double[connects];
        await Parallel.ForAsync(0, connects, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (seed, _) => times[seed] = await ConnectAsync(quality, seed));
        Array.Sort(times);
        return times;
    }

    private static async Task<double> ConnectAsync(LinkQuality quality, int seed)
    {
        await using var duo = new Duo();
        await using var relay = new LossyRelay(duo.ServerEndpoint.LocalUdp.Port, quality, seed * 2);
        var since = Stopwatch.StartNew();
        try
        {
            await duo.ConnectAsync(relay.Reroute, withData: true);
            await duo.ClientProbe.UntilAsync(() => !duo.ClientProbe.Channels.IsEmpty);
            await duo.ServerProbe.UntilAsync(() => !duo.ServerProbe.Channels.IsEmpty);
            return since.Elapsed.TotalSeconds;
        }
        catch (TimeoutException)
        {
            return double.PositiveInfinity;
        }
    }
}
