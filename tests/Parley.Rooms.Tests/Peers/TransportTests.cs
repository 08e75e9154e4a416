using Parley.Calls;
using Parley.Tenancy;
using Parley.WebRtc;

namespace Parley.Rooms.Tests;

/// <summary>
/// What LiveKit's clients would not choose of their own accord, with libwebrtc on the other end: in Chromium over one peer connection, in LiveKit's
/// Rust core over two.
/// </summary>
public sealed class TransportTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly ToneFile _microphone = new(440, seconds: 5);
    private RoomsTestHost? _host;

    private CancellationToken Cancel => _cancel.Token;

    public ValueTask InitializeAsync()
    {
        NodePeers.SkipWhenAbsent();
        _cancel.CancelAfter(TimeSpan.FromMinutes(3));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _microphone.Dispose();
        _cancel.Dispose();
    }

    [Theory]
    [InlineData(true, "tcp SRTP_AEAD_AES_128_GCM")]
    [InlineData(false, "tcp AEAD_AES_128_GCM")]
    public async Task Call_WhereOnlyTcpIsOffered_RunsOverIt(bool browser, string path)
    {
        (await CallAsync(new WebRtcOptions { TcpPort = 0, OffersUdp = false }, browser)).ShouldAllBe(one => one == path);
    }

    [Theory]
    [InlineData(true, "udp SRTP_AES128_CM_HMAC_SHA1_80")]
    [InlineData(false, "udp AES_CM_128_HMAC_SHA1_80")]
    public async Task Call_WithoutGcm_IsProtectedByCounterModeAndHmac(bool browser, string path)
    {
        (await CallAsync(new WebRtcOptions { SrtpProfiles = [SrtpProfile.Aes128CmHmacSha1Tag80] }, browser)).ShouldAllBe(one => one == path);
    }

    /// <summary>Sound, words and reports both ways.</summary>
    /// <returns>What each of the caller's peer connections says it runs over.</returns>
    private async Task<IReadOnlyList<string>> CallAsync(WebRtcOptions media, bool browser)
    {
        if (browser)
            BrowserCaller.SkipWhenAbsent();
        _host = await RoomsTestHost.StartAsync(RoomsTestHost.Options with { Media = media });
        await using var seat = await _host.Agents.SeatAsync(
            new AgentPlacement(new TenantContext(TenantId.Parse("clinic_123")), new CallId("call_1"), "clinic", "Assistant", "ana"), Cancel);
        var token = _host.TokenFor("ana", "clinic");
        await using ICaller caller = browser
            ? BrowserCaller.Start(_host, token, _microphone.Path, peers: 1)
            : NodeCaller.Start(_host.Url, token, _microphone.Path, peers: 2);

        (await seat.HeardFrequencyAsync(Cancel)).ShouldBeInRange(400, 480);
        var heard = await seat.SoundUntilAsync(600, caller.WaitAsync("heard", Cancel), Cancel);
        heard.GetProperty("hertz").GetDouble().ShouldBeInRange(560, 640);
        await seat.ShowCaptionAsync(new Caption("seg-1", Speaker.Caller, "I need an appointment", true), Cancel);
        (await caller.WaitAsync("caption", Cancel)).GetProperty("text").GetString().ShouldBe("I need an appointment");
        await caller.TellAsync("say are you open?");
        (await seat.NextAsync<CallSignal.TextReceived>(Cancel)).Text.ShouldBe("are you open?");

        await caller.TellAsync("path");
        var paths = new List<string>();
        while (paths.Count < (browser ? 1 : 2))
        {
            var path = await caller.WaitAsync("path", Cancel);
            paths.Add($"{path.GetProperty("protocol")} {path.GetProperty("srtp")}");
        }

        await UntilReportedAsync(_host);
        return paths;
    }

    /// <summary>Until the caller's reports on what it is sent have been opened.</summary>
    private async Task UntilReportedAsync(RoomsTestHost host)
    {
        var room = host.Directory.Find("clinic")!;
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await room.Mailbox.AskAsync(
            () => ((ClientLeg)room.Find("ana")!.Leg).Lines.Lines.Any(line => line.Transceiver.Sender.RemoteStatistics.RoundTrip is not null), Cancel))
            await tick.WaitForNextTickAsync(Cancel);
    }
}
