using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Parley.WebRtc.Tests;

/// <summary>A lite server and a controlling client on loopback, one audio m-line both ways and a data channel.</summary>
internal sealed class Duo : IAsyncDisposable
{
    public Duo(int? tcpPort = null, ILoggerFactory? serverLog = null)
    {
        ServerEndpoint = new WebRtcEndpoint(new WebRtcOptions { TcpPort = tcpPort }, ServerTime, serverLog ?? NullLoggerFactory.Instance);
        ServerEndpoint.Start();
        ClientEndpoint = new WebRtcEndpoint(new WebRtcOptions(), TimeProvider.System, NullLoggerFactory.Instance);
        ClientEndpoint.Start();
        Server = ServerEndpoint.CreatePeer(IceRole.Lite, ServerProbe, "server");
        Client = ClientEndpoint.CreatePeer(IceRole.Controlling, ClientProbe, "client");
    }

    public JumpingTime ServerTime { get; } = new();

    public WebRtcEndpoint ServerEndpoint { get; }

    public WebRtcEndpoint ClientEndpoint { get; }

    public PeerProbe ServerProbe { get; } = new();

    public PeerProbe ClientProbe { get; } = new();

    public PeerConnection Server { get; }

    public PeerConnection Client { get; }

    public RtpTransceiver ClientAudio => Client.Transceivers[0];

    public RtpTransceiver ServerAudio => Server.Transceivers[0];

    /// <summary>Offer by the client, answer by the server.</summary>
    /// <param name="change">What happens to the answer on its way.</param>
    public async Task ConnectAsync(Func<string, string>? change = null, bool withData = false)
    {
        Client.AddTransceiver(MediaKind.Audio, MediaDirection.SendReceive);
        if (withData)
            Client.CreateDataChannel("first", new DataChannelOptions());
        Negotiate(change);
        await ClientProbe.UntilAsync(PeerState.Connected);
        await ServerProbe.UntilAsync(PeerState.Connected);
    }

    public void Negotiate(Func<string, string>? change = null, bool iceRestart = false)
    {
        Server.ApplyOffer(Client.CreateOffer(iceRestart));
        ServerAudio.Direction = MediaDirection.SendReceive;
        var answer = Server.CreateAnswer();
        Client.ApplyAnswer(change is null ? answer : change(answer));
        ServerAudio.Receiver.Sink = ServerProbe;
        ClientAudio.Receiver.Sink = ClientProbe;
    }

    /// <summary>Sends packets each way until some have arrived.</summary>
    public async Task ExchangeAsync(byte mark)
    {
        var sending = new CancellationTokenSource();
        var sender = TalkAsync(mark, sending.Token);
        await ServerProbe.UntilAsync(() => ServerProbe.Packets.Count(packet => packet.Payload[0] == mark) >= 5);
        await ClientProbe.UntilAsync(() => ClientProbe.Packets.Count(packet => packet.Payload[0] == mark) >= 5);
        await sending.CancelAsync();
        await sender;
    }

    /// <summary>Sends packets each way until it is told to stop.</summary>
    public async Task TalkAsync(byte mark, CancellationToken cancellationToken)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var payload = new byte[80];
        payload.AsSpan().Fill(mark);
        for (uint timestamp = 0; !cancellationToken.IsCancellationRequested; timestamp += 480)
        {
            ClientAudio.Sender.Send(payload, timestamp, marker: false, audioLevel: 20);
            ServerAudio.Sender.Send(payload, timestamp, marker: false);
            await tick.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ClientEndpoint.DisposeAsync();
        await ServerEndpoint.DisposeAsync();
    }
}
