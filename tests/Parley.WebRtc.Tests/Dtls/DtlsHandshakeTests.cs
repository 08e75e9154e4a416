using CsCheck;

namespace Parley.WebRtc.Tests;

/// <summary>Handshakes of our own two ends over lines that lose and reorder records.</summary>
public sealed class DtlsHandshakeTests
{
    private const byte CertificateVerify = 15;

    [Fact]
    public async Task Flight_TravelsInOneDatagram()
    {
        await using var line = new HandshakeLine(All, All);

        (await line.ConnectAsync()).ShouldBeTrue();

        // Certificate, ClientKeyExchange, CertificateVerify, ChangeCipherSpec, Finished.
        line.ClientDatagrams.ShouldContain(types => types.SequenceEqual(new byte[] { 22, 22, 22, 20, 22 }));
    }

    [Fact]
    public async Task CertificateVerify_OvertakenByAllThatFollowsIt_IsStillTaken()
    {
        await using var line = new HandshakeLine(records => records.Where(IsNot(CertificateVerify)).Concat(records.Where(Is(CertificateVerify))), All);
        (await line.ConnectAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task CertificateVerify_Lost_IsTakenWhenItComesAgain()
    {
        var lost = 0;
        await using var line = new HandshakeLine(records => records.Where(record => IsNot(CertificateVerify)(record) || lost++ > 0), All);
        (await line.ConnectAsync()).ShouldBeTrue();
        lost.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Records_EachFlightBackwards_Connect()
    {
        await using var line = new HandshakeLine(records => records.Reverse(), records => records.Reverse());
        (await line.ConnectAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task ChangeCipherSpec_NeverArriving_IsUnderstoodFromWhatFollows()
    {
        await using var line = new HandshakeLine(NoChange, NoChange);
        (await line.ConnectAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task LastFlight_LostManyTimes_IsRepeatedUntilTheClientHasIt()
    {
        var lost = 0;
        await using var line = new HandshakeLine(All, records => records.Where(record => record[DtlsRecord.EpochOffset + 1] == 0 || lost++ >= 8));
        (await line.ConnectAsync()).ShouldBeTrue();
        lost.ShouldBeGreaterThan(8);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Records_LostAndShuffled_Connect(int seed)
    {
        var (up, down) = (new Random(seed), new Random(-seed));
        await using var line = new HandshakeLine(records => Worsen(records, up), records => Worsen(records, down));
        (await line.ConnectAsync()).ShouldBeTrue();
    }

    /// <summary>What anybody can write who knows the two addresses, in front of each datagram of the client.</summary>
    [Theory]
    // A number far beyond all that the client will come to: what is behind it would be taken for replayed.
    [InlineData("16fefd" + "0000" + "00ffffffffff" + "0010" + "63000004000000000000000401020304")]
    // A key exchange where the certificate belongs, and a verify far ahead of its place.
    [InlineData("16fefd" + "0000" + "000000000077" + "0010" + "10000004000100000000000401020304")]
    [InlineData("16fefd" + "0000" + "000000000077" + "0010" + "0f000004000900000000000401020304")]
    // A Finished of another version.
    [InlineData("16feff" + "0001" + "000000000000" + "0018" + "000102030405060708090a0b0c0d0e0f1011121314151617")]
    public async Task Record_OfAStranger_DoesNotKeepThePeerOut(string record)
    {
        await using var line = new HandshakeLine(records => [Convert.FromHexString(record), .. records], All);
        (await line.ConnectAsync()).ShouldBeTrue();
    }

    [Fact]
    public void Order_OfAnything_NeverThrows()
    {
        var record = Convert.FromHexString("16fefd0000000000000000" + "0010" + "0f0000040001000000000004" + "01020304");
        Gen.OneOf(Gen.Byte.Array[0, 80], Mutations.Of(record), Mutations.Of([.. record, .. record])).Array[1, 5].Sample(datagrams =>
        {
            foreach (var order in (InboundOrder[])[new(), new() { IsClient = true, HasFinished = true }])
                foreach (var datagram in datagrams)
                    order.Take(datagram, passed => passed.Length.ShouldBeGreaterThanOrEqualTo(DtlsRecord.HeaderLength));
        });
    }

    private static IEnumerable<byte[]> All(IReadOnlyList<byte[]> records) => records;

    private static IEnumerable<byte[]> NoChange(IReadOnlyList<byte[]> records) => records.Where(record => record[0] != DtlsRecord.ChangeCipherSpec);

    private static byte[][] Worsen(IReadOnlyList<byte[]> records, Random random)
    {
        var left = records.Where(_ => random.NextDouble() > 0.3).ToArray();
        random.Shuffle(left);
        return left;
    }

    private static Func<byte[], bool> Is(byte message) => record =>
        record[0] == DtlsRecord.Handshake && record[DtlsRecord.EpochOffset + 1] == 0 && record[DtlsRecord.HeaderLength] == message;

    private static Func<byte[], bool> IsNot(byte message) => record => !Is(message)(record);
}
