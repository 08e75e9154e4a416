using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Parley.WebRtc.Tests;

/// <summary>How long a connection over ICE-TCP lives, and what passes by it.</summary>
public sealed class TcpPortTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new();
    private readonly WebRtcEndpoint _endpoint;
    private readonly PeerConnection _peer;
    private readonly IceCredentials _credentials;
    private readonly TcpClient _client = new();

    public TcpPortTests()
    {
        _endpoint = new WebRtcEndpoint(new WebRtcOptions { TcpPort = 0 }, _clock, NullLoggerFactory.Instance);
        _endpoint.Start();
        _peer = _endpoint.CreatePeer(IceRole.Lite, new PeerProbe(), "lite");
        _peer.AddTransceiver(MediaKind.Audio, MediaDirection.SendOnly);
        var offered = SessionDescription.Parse(_peer.CreateOffer()).Media[0];
        _credentials = new IceCredentials(offered.IceUfrag!, offered.IcePwd!);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _client.ConnectAsync(_endpoint.LocalTcp!, Cancel);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _endpoint.DisposeAsync();
    }

    [Fact(Timeout = 30_000)]
    public async Task Connection_OfAPeer_EndsWithIt()
    {
        await CheckAsync();

        await _peer.DisposeAsync();

        await EndAsync(TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 30_000)]
    public async Task Connection_WithoutAnAuthenticCheck_LetsNothingElsePass()
    {
        await SendAsync(Request("not the password at all"));
        await SendAsync([0x80, 0, 0, 0]);

        await EndAsync(TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 30_000)]
    public async Task Connection_OfWhichNothingAuthenticComes_EndsAfterThirtySeconds()
    {
        await CheckAsync();
        _clock.Advance(TimeSpan.FromSeconds(29));
        await CheckAsync();
        _clock.Advance(TimeSpan.FromSeconds(29));
        await CheckAsync();

        _clock.Advance(TimeSpan.FromSeconds(30));

        await EndAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Accepting_WithoutDescriptors_WaitsBetweenTries()
    {
        var clock = new FakeTimeProvider();
        using var over = new CancellationTokenSource();
        var tries = 0;
        var loop = new AcceptLoop(
            _ =>
            {
                tries++;
                throw new SocketException((int)SocketError.TooManyOpenSockets);
            },
            _ => { },
            clock,
            NullLogger.Instance).RunAsync(over.Token);
        tries.ShouldBe(1);

        clock.Advance(TimeSpan.FromMilliseconds(99));
        tries.ShouldBe(1);

        clock.Advance(TimeSpan.FromMilliseconds(1));
        tries.ShouldBe(2);

        await over.CancelAsync();
        await loop;
    }

    private byte[] Request(string? password = null)
    {
        var buffer = new byte[512];
        var check = new StunWriter(buffer, StunType.BindingRequest, new byte[12]);
        check.Text(StunType.Username, $"{_credentials.Ufrag}:other");
        check.Number(StunType.Priority, 1u);
        check.Number(StunType.IceControlling, 1ul);
        return buffer[..check.Finish(password is null ? _credentials.Key : Encoding.UTF8.GetBytes(password))];
    }

    private async Task CheckAsync()
    {
        await SendAsync(Request());
        var length = new byte[2];
        await _client.GetStream().ReadExactlyAsync(length, Cancel);
        var answer = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
        await _client.GetStream().ReadExactlyAsync(answer, Cancel);
        StunMessage.TryParse(answer, out var message).ShouldBeTrue();
        message.Type.ShouldBe(StunType.BindingSuccess);
    }

    private async Task SendAsync(byte[] packet)
    {
        var framed = new byte[packet.Length + 2];
        BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)packet.Length);
        packet.CopyTo(framed, 2);
        await _client.GetStream().WriteAsync(framed, Cancel);
    }

    /// <summary>Waits for the server's end of the connection, whatever it still says.</summary>
    private async Task EndAsync(CancellationToken cancellationToken)
    {
        var part = new byte[512];
        try
        {
            while (await _client.GetStream().ReadAsync(part, cancellationToken) > 0)
            {
            }
        }
        catch (IOException)
        {
            // Reset, as something we sent was not read any more.
        }
    }
}
