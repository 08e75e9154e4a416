namespace Parley.WebRtc.Tests;

public sealed class SrtpProfileTests
{
    private const SrtpProfile Gcm = SrtpProfile.AeadAes128Gcm;
    private const SrtpProfile CounterMode = SrtpProfile.Aes128CmHmacSha1Tag80;

    /// <summary>The profile that both ends know and the server likes best; none where they share none.</summary>
    [Theory]
    [InlineData(new[] { Gcm, CounterMode }, new[] { Gcm, CounterMode }, Gcm)]
    [InlineData(new[] { CounterMode, Gcm }, new[] { Gcm, CounterMode }, Gcm)]
    [InlineData(new[] { Gcm, CounterMode }, new[] { CounterMode, Gcm }, CounterMode)]
    [InlineData(new[] { CounterMode }, new[] { Gcm, CounterMode }, CounterMode)]
    [InlineData(new[] { Gcm, CounterMode }, new[] { CounterMode }, CounterMode)]
    [InlineData(new[] { Gcm }, new[] { Gcm, CounterMode }, Gcm)]
    [InlineData(new[] { Gcm }, new[] { CounterMode }, null)]
    public async Task Handshake_BetweenEnds_AgreesOnAProfileAndItsKeys(object ofClient, object ofServer, object? agreed)
    {
        await using var line = new HandshakeLine(records => records, records => records);

        var (client, server) = await line.NegotiateAsync((SrtpProfile[])ofClient, (SrtpProfile[])ofServer);

        var (ours, theirs) = (client.ShouldBeOfType<DtlsOutcome.Established>(), server.ShouldBeOfType<DtlsOutcome.Established>());
        ours.Profile.ShouldBe((SrtpProfile?)agreed);
        theirs.Profile.ShouldBe(ours.Profile);
        ours.ExportedKeys?.Length.ShouldBe(SrtpKeys.ExportedLength(ours.Profile!.Value));
        theirs.ExportedKeys.ShouldBe(ours.ExportedKeys);
    }
}
