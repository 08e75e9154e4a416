namespace Parley.WebRtc.Tests.Sctp;

public class StateCookieTests
{
    private static readonly PeerParameters Peer = new(1, 2, 3, 4, 5, ForwardTsn: true, ReConfig: false);

    [Fact]
    public void Open_OwnCookie_GivesWhatWasSealed()
    {
        var cookies = new StateCookie();
        var cookie = cookies.Seal(Peer, 9, TimeSpan.FromSeconds(1));
        cookies.Open(cookie, 9, TimeSpan.FromSeconds(3), out var age).ShouldBe(Peer);
        age.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Open_ForeignChangedOrMisdirected_IsNull()
    {
        var cookies = new StateCookie();
        var cookie = cookies.Seal(Peer, 9, default);
        new StateCookie().Open(cookie, 9, default, out _).ShouldBeNull();
        cookies.Open(cookie, 8, default, out _).ShouldBeNull();
        cookies.Open(cookie.AsSpan(1), 9, default, out _).ShouldBeNull();
        for (var i = 0; i < cookie.Length; i++)
        {
            cookie[i] ^= 1;
            cookies.Open(cookie, 9, default, out _).ShouldBeNull();
            cookie[i] ^= 1;
        }
    }
}
