namespace Parley.WebRtc.Tests.Sctp;

public class SctpHandshakeTests
{
    private readonly List<byte[]> _sent = [];
    private readonly SctpPacketWriter _writer;
    private readonly SctpHandshake _handshake;

    public SctpHandshakeTests()
    {
        _writer = new SctpPacketWriter(5000, packet => _sent.Add(packet.ToArray())) { RemotePort = 5000 };
        _handshake = new SctpHandshake(_writer, new RetransmissionTimeout());
        _handshake.Start(TimeSpan.Zero);
    }

    [Fact]
    public void CookieEcho_TooLate_IsReportedStale()
    {
        var cookie = CookieFor(initiateTag: 77);
        _handshake.OnCookieEcho(cookie, TimeSpan.FromSeconds(61)).ShouldBeFalse();
        _sent[^1][12].ShouldBe((byte)SctpChunkType.Error);
        _sent[^1][17].ShouldBe((byte)SctpErrorCause.StaleCookie);
        _handshake.State.ShouldBe(HandshakeState.CookieWait);
        _handshake.OnCookieEcho(cookie, TimeSpan.FromSeconds(59)).ShouldBeTrue();
        _handshake.State.ShouldBe(HandshakeState.Done);
    }

    [Fact]
    public void CookieEcho_OfAnotherPeerOnceOpen_IsRefused()
    {
        var stranger = CookieFor(initiateTag: 78);
        var cookie = CookieFor(initiateTag: 77);
        _handshake.OnCookieEcho(cookie, TimeSpan.Zero).ShouldBeTrue();
        _handshake.OnCookieEcho(stranger, TimeSpan.Zero).ShouldBeFalse();
        _handshake.Peer.Tag.ShouldBe(77u);
        // The same again: our COOKIE ACK was lost.
        _handshake.OnCookieEcho(cookie, TimeSpan.FromMinutes(5)).ShouldBeTrue();
    }

    [Fact]
    public void Init_Unanswered_IsRepeatedSoonAndForLongerThanIceWaits()
    {
        var repeatedAt = new List<TimeSpan>();
        while (_handshake.TimerDueAt is { } due)
        {
            _handshake.OnTimer(due);
            repeatedAt.Add(due);
        }
        repeatedAt.Count(at => at < TimeSpan.FromSeconds(1.5)).ShouldBe(4);
        repeatedAt[^1].ShouldBeGreaterThan(IceLiveness.GiveUpAfter + IceLiveness.FailedAfter);
        _handshake.State.ShouldBe(HandshakeState.Failed);
    }

    [Fact]
    public void StaleCookie_ReportedByThePeer_BeginsAgain()
    {
        _handshake.OnInitAck(PeerBody(SctpChunkType.InitAck, 77, [1, 2, 3]), TimeSpan.Zero);
        _handshake.State.ShouldBe(HandshakeState.CookieEchoed);
        _sent[^1].AsSpan(16, 3).ToArray().ShouldBe([1, 2, 3]);
        _handshake.OnStaleCookie(TimeSpan.Zero);
        _handshake.State.ShouldBe(HandshakeState.CookieWait);
        _sent[^1][12].ShouldBe((byte)SctpChunkType.Init);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    public void Init_TooShortOrWithoutTag_IsIgnored(int length)
    {
        var before = _sent.Count;
        _handshake.OnInit(new byte[length], TimeSpan.Zero);
        _handshake.OnInit(PeerBody(SctpChunkType.Init, tag: 0, []), TimeSpan.Zero);
        _sent.Count.ShouldBe(before);
    }

    [Fact]
    public void Init_WithUnknownParameters_ReportsThemInTheAnswer()
    {
        // Type 0xC123: skip and report; 0x8123: skip and be silent.
        byte[] unknown = [0xC1, 0x23, 0, 6, 1, 2, 0, 0, 0x81, 0x23, 0, 4];
        _handshake.OnInit([.. PeerBody(SctpChunkType.Init, 77, []), .. unknown], TimeSpan.Zero);
        var answer = _sent[^1];
        answer[12].ShouldBe((byte)SctpChunkType.InitAck);
        answer.AsSpan().IndexOf(new byte[] { 0, 8, 0, 10, 0xC1, 0x23, 0, 6, 1, 2 }).ShouldBePositive();
        answer.AsSpan().IndexOf(new byte[] { 0x81, 0x23 }).ShouldBe(-1);
    }

    private byte[] CookieFor(uint initiateTag)
    {
        _handshake.OnInit(PeerBody(SctpChunkType.Init, initiateTag, []), TimeSpan.Zero);
        ReadOnlySpan<byte> rest = _sent[^1].AsSpan(12);
        SctpChunk.TryTake(ref rest, out var chunk).ShouldBeTrue();
        chunk.Type.ShouldBe(SctpChunkType.InitAck);
        InitChunk.TryRead(chunk.Body, out _, out var cookie, out _).ShouldBeTrue();
        return cookie.ToArray();
    }

    private static byte[] PeerBody(SctpChunkType type, uint tag, byte[] cookie)
    {
        byte[] packet = [];
        var peer = new SctpPacketWriter(5000, bytes => packet = bytes.ToArray());
        InitChunk.Write(peer, type, tag, 1000, cookie, []);
        peer.Flush(0);
        ReadOnlySpan<byte> rest = packet.AsSpan(12);
        SctpChunk.TryTake(ref rest, out var chunk).ShouldBeTrue();
        return chunk.Body.ToArray();
    }
}
