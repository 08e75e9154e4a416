using Parley.Audio;
using Parley.Calls;
using Parley.Media;
using Parley.Tenancy;

namespace Parley.Rooms.Tests;

public sealed class RtcNodeTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly string _wav = Path.Combine(Path.GetTempPath(), $"parley-{Guid.NewGuid():N}.wav");
    private RoomsTestHost _host = null!;

    private CancellationToken Cancel => _cancel.Token;

    public async ValueTask InitializeAsync()
    {
        NodePeers.SkipWhenAbsent();
        _cancel.CancelAfter(Patience);
        await File.WriteAllBytesAsync(_wav, Wav(16_000, Tone(16_000, 3 * 16_000, 440)), Cancel);
        _host = await RoomsTestHost.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        File.Delete(_wav);
        _cancel.Dispose();
    }

    [Fact]
    public async Task Caller_AndAgent_HearSeeAndReadEachOther()
    {
        await using var seat = await SeatAsync();
        await using var caller = NodeCaller.Start(_host, _host.TokenFor("ana", "clinic"), _wav);

        var joined = await caller.WaitAsync("joined");
        var agent = joined.GetProperty("others")[0];
        agent.GetProperty("identity").GetString().ShouldBe("agent-call_1");
        agent.GetProperty("kind").GetInt32().ShouldBe(4);
        agent.GetProperty("attributes").GetProperty("lk.agent.state").GetString().ShouldBe("initializing");
        (await seat.Signals.ReadAsync(Cancel)).ShouldBe(new CallSignal.CallerJoined("ana", true));
        (await HeardFrequencyAsync(seat)).ShouldBeInRange(435, 445);

        var generation = seat.Speaker.Begin();
        var speaking = seat.Speaker.WriteAsync(generation, new AudioFrame(AudioFormat.Wideband, TimeSpan.Zero, Tone(48_000, 3 * 48_000, 600)), Cancel);
        await seat.ShowStateAsync(AgentState.Speaking, Cancel);
        (await caller.WaitAsync("attributes")).GetProperty("changed").GetProperty("lk.agent.state").GetString().ShouldBe("speaking");
        var heard = await caller.WaitAsync("heard", told => told.GetProperty("rms").GetInt32() > 5_000);
        heard.GetProperty("identity").GetString().ShouldBe("agent-call_1");
        heard.GetProperty("hertz").GetDouble().ShouldBeInRange(590, 610);
        (await speaking).ShouldBeTrue();

        await seat.ShowCaptionAsync(new Caption("seg-1", Speaker.Caller, "I need an appointment", true), Cancel);
        var caption = await caller.WaitAsync("caption");
        caption.GetProperty("identity").GetString().ShouldBe("ana");
        caption.GetProperty("text").GetString().ShouldBe("I need an appointment");
        caption.GetProperty("attributes").GetProperty("lk.transcription_final").GetString().ShouldBe("true");

        await caller.TellAsync("say are you open on Sunday?");
        (await NextAsync<CallSignal.TextReceived>(seat)).Text.ShouldBe("are you open on Sunday?");
        await caller.TellAsync("leave");
        await NextAsync<CallSignal.CallerLeft>(seat);
    }

    [Fact]
    public async Task TwoCallers_HearEachOtherAndExchangeData()
    {
        await using var ana = NodeCaller.Start(_host, _host.TokenFor("ana", "clinic"), _wav);
        await ana.WaitAsync("published");
        await using var ben = NodeCaller.Start(_host, _host.TokenFor("ben", "clinic"));

        (await ben.WaitAsync("joined")).GetProperty("others")[0].GetProperty("identity").GetString().ShouldBe("ana");
        (await ben.WaitAsync("subscribed")).GetProperty("identity").GetString().ShouldBe("ana");
        (await ben.WaitAsync("heard", told => told.GetProperty("rms").GetInt32() > 5_000)).GetProperty("hertz").GetDouble().ShouldBeInRange(430, 450);
        await ben.TellAsync("data hello ana");
        var data = await ana.WaitAsync("data");
        data.GetProperty("identity").GetString().ShouldBe("ben");
        data.GetProperty("text").GetString().ShouldBe("hello ana");
    }

    [Fact]
    public async Task Caller_HungUpOn_IsDisconnected()
    {
        await using var seat = await SeatAsync();
        await using var caller = NodeCaller.Start(_host, _host.TokenFor("ana", "clinic"), _wav);
        await NextAsync<CallSignal.CallerJoined>(seat);

        await seat.HangUpAsync(HangUpReason.AgentEnded, Cancel);

        await caller.WaitAsync("disconnected");
    }

    [Fact]
    public async Task Caller_WhoMutes_IsReported()
    {
        await using var seat = await SeatAsync();
        await using var caller = NodeCaller.Start(_host, _host.TokenFor("ana", "clinic"), _wav);
        await NextAsync<CallSignal.CallerJoined>(seat);

        await caller.TellAsync("mute");
        (await NextAsync<CallSignal.MicrophoneMuted>(seat)).Muted.ShouldBeTrue();
        await caller.TellAsync("unmute");
        (await NextAsync<CallSignal.MicrophoneMuted>(seat)).Muted.ShouldBeFalse();
    }

    [Fact]
    public async Task Caller_WithAForgedToken_IsRefused()
    {
        var forger = new AccessTokens(RoomsTestHost.Options with { ApiSecret = "another secret of thirty-two bytes!" }, TimeProvider.System);
        var token = forger.Mint(new AccessGrants { Identity = "ana", Video = new VideoGrant { Room = "clinic", RoomJoin = true } }, TimeSpan.FromMinutes(1));
        await using var caller = NodeCaller.Start(_host, token);

        (await caller.WaitAsync("failed")).GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
    }

    private Task<ICallTransport> SeatAsync() => _host.Agents.SeatAsync(
        new AgentPlacement(new TenantContext(TenantId.Parse("clinic_123")), new CallId("call_1"), "clinic", "Assistant", "ana"), Cancel);

    private async Task<T> NextAsync<T>(ICallTransport seat)
        where T : CallSignal
    {
        await foreach (var signal in seat.Signals.ReadAllAsync(Cancel))
            if (signal is T wanted)
                return wanted;
        throw new InvalidOperationException($"The leg ended without {typeof(T).Name}.");
    }

    /// <summary>Upward zero crossings a second, over half a second of loud frames.</summary>
    private async Task<double> HeardFrequencyAsync(ICallTransport seat)
    {
        var (crossings, frames, previous) = (0, 0, (short)0);
        while (frames < 25)
        {
            var frame = await seat.Microphone.ReadAsync(Cancel);
            if (AudioLevel.Measure(frame.Samples.Span).Rms < -20)
                continue;
            frames++;
            foreach (var sample in frame.Samples.Span)
            {
                if (previous < 0 && sample >= 0)
                    crossings++;
                previous = sample;
            }
        }

        return crossings / (frames * 0.02);
    }

    private static short[] Tone(int rate, int samples, double hertz) =>
        [.. Enumerable.Range(0, samples).Select(index => (short)(14_000 * Math.Sin(2 * Math.PI * hertz * index / rate)))];

    private static byte[] Wav(int rate, short[] samples)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write("RIFF"u8);
        writer.Write(36 + samples.Length * 2);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(rate);
        writer.Write(rate * 2);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(samples.Length * 2);
        foreach (var sample in samples)
            writer.Write(sample);
        return bytes.ToArray();
    }
}
