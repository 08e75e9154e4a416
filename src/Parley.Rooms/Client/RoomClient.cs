using System.Threading.Channels;
using Google.Protobuf;
using Parley.Audio;
using Parley.Calls;
using Parley.Media;
using Parley.Rooms.Protocol;
using Parley.WebRtc;

namespace Parley.Rooms;

/// <summary>
/// A participant's side of a room, over the same protocol that LiveKit's SDKs speak (two peer connections): what <c>parley call</c> and
/// the benchmark use, and the seed of the worker that joins a LiveKit deployment in cluster mode.
/// </summary>
public sealed class RoomClient : IAsyncDisposable
{
    /// <summary>As browsers encode a microphone: one voice can be given what a server of a hundred cannot, and with less of it a word in seventy is misheard.</summary>
    private static readonly PlayoutOptions AsBrowsersDo = new() { Encoder = new OpusEncoderOptions { Complexity = 9 } };

    private readonly RoomClientOptions _options;
    private readonly CallTimeline _timeline;
    private readonly MediaClock _clock;
    private readonly TimeProvider _time;
    private readonly ClientSocket _socket;
    private readonly MicrophoneStream _ear;
    private readonly ClientPeers _peers;
    private readonly Channel<RoomNotice> _notices = Channel.CreateUnbounded<RoomNotice>();
    private readonly CancellationTokenSource _leaving = new();
    private readonly Dictionary<string, ParticipantInfo> _others = [];
    private readonly List<IDisposable> _ticks = [];
    private CaptionStreams _captions = new("");
    private PlayoutQueue? _microphone;
    private Task _running = Task.CompletedTask;
    private int _disposed;

    private RoomClient(RoomClientOptions options, WebRtcEndpoint endpoint, MediaClock clock, TimeProvider time)
    {
        _options = options;
        _socket = new ClientSocket(options.PingInterval, options.PingTimeout);
        (_clock, _time) = (clock, time);
        _timeline = new CallTimeline(time);
        _ear = new MicrophoneStream(_timeline);
        _peers = new ClientPeers(endpoint, options.Sink ?? new ReceiverSink(_ear), OnData);
    }

    /// <summary>Time since joining began; positions of what is said and heard count from there.</summary>
    public TimeSpan Position => _timeline.Position;

    /// <summary>What we say; null when no microphone was asked for.</summary>
    public IPlayout? Microphone => _microphone;

    /// <summary>The agent's voice as it reached us.</summary>
    public ChannelReader<AudioFrame> Ear => _ear.Frames;

    public ChannelReader<RoomNotice> Notices => _notices.Reader;

    /// <exception cref="RoomRefusedException">The server refused, or media did not flow within the limit.</exception>
    public static async Task<RoomClient> JoinAsync(
        RoomClientOptions options, WebRtcEndpoint endpoint, MediaClock clock, TimeProvider time, CancellationToken cancellationToken)
    {
        var client = new RoomClient(options, endpoint, clock, time);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(options.JoinLimit);
            await client.ConnectAsync(limit.Token);
            return client;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            await client.DisposeAsync();
            throw new RoomRefusedException($"No media within {options.JoinLimit.TotalSeconds:0} s; is the server's UDP or TCP media port reachable?", exception);
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <summary>Types instead of speaking: a text stream on <c>lk.chat</c>. Right after joining this waits for the data channel to open.</summary>
    /// <returns>False when it did not open within <see cref="RoomClientOptions.DataLimit"/>, or closed, or holds too much unsent.</returns>
    public async Task<bool> SendTextAsync(string text, CancellationToken cancellationToken)
    {
        if (await ReliableAsync(cancellationToken) is not { } channel)
            return false;
        var id = Guid.NewGuid().ToString("N");
        var content = ByteString.CopyFromUtf8(text);
        return Send(new DataPacket { StreamHeader = ChatHeader(id, content.Length) })
            && Send(new DataPacket { StreamChunk = new DataStream.Types.Chunk { StreamId = id, Content = content } })
            && Send(new DataPacket { StreamTrailer = new DataStream.Types.Trailer { StreamId = id } });

        bool Send(DataPacket packet) => channel.Send(packet.ToByteArray(), isText: false);
    }

    /// <summary>Says goodbye and frees everything, once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        foreach (var tick in _ticks)
            tick.Dispose();
        await SayGoodbyeAsync();
        await _leaving.CancelAsync();
        await _running;
        await _peers.DisposeAsync();
        await _socket.DisposeAsync();
        _microphone?.Dispose();
        _ear.Dispose();
        _leaving.Dispose();
    }

    private async Task<DataChannel?> ReliableAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _peers.Reliable.WaitAsync(_options.DataLimit, _time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(_options.Url, _options.Token, cancellationToken);
        _running = RunAsync(_leaving.Token);
        await _peers.Connected.WaitAsync(cancellationToken);
        _ticks.Add(_clock.Subscribe(_ear));
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        RoomNotice end = new RoomNotice.Left("the server closed the connection");
        try
        {
            while (await _socket.ReceiveAsync(cancellationToken) is { } response)
                await HandleAsync(response, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            end = new RoomNotice.Left("we left");
        }
        catch (System.Net.WebSockets.WebSocketException exception)
        {
            end = new RoomNotice.ConnectionLost(exception.Message);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidProtocolBufferException or SdpException)
        {
            end = new RoomNotice.Left(exception.Message);
        }
        finally
        {
            // Whatever broke, nobody waits for notices in vain.
            _notices.Writer.TryWrite(end);
            _notices.Writer.TryComplete();
        }
    }

    private Task HandleAsync(SignalResponse response, CancellationToken cancellationToken) => response.MessageCase switch
    {
        SignalResponse.MessageOneofCase.Join => OnJoinedAsync(response.Join, cancellationToken),
        SignalResponse.MessageOneofCase.TrackPublished => PublishAsync(response.TrackPublished.Cid, cancellationToken),
        SignalResponse.MessageOneofCase.Answer => Done(() => _peers.AcceptPublishing(Reroute(response.Answer.Sdp))),
        SignalResponse.MessageOneofCase.Offer => AnswerAsync(response.Offer, cancellationToken),
        SignalResponse.MessageOneofCase.Trickle => Done(() => _peers.AddCandidate(response.Trickle.Target, Reroute(CandidateOf(response.Trickle)))),
        SignalResponse.MessageOneofCase.Update => Done(() => OnParticipants(response.Update.Participants)),
        SignalResponse.MessageOneofCase.Leave => Done(() => _notices.Writer.TryWrite(new RoomNotice.Left($"the server ended it ({response.Leave.Reason})"))),
        _ => Task.CompletedTask,
    };

    private async Task OnJoinedAsync(JoinResponse join, CancellationToken cancellationToken)
    {
        _captions = new CaptionStreams(join.Participant.Identity);
        OnParticipants(join.OtherParticipants);
        if (!_options.Microphone)
        {
            await PublishAsync(null, cancellationToken);
            return;
        }

        var track = new AddTrackRequest { Cid = Guid.NewGuid().ToString(), Name = "microphone", Type = TrackType.Audio, Source = TrackSource.Microphone };
        await _socket.SendAsync(new SignalRequest { AddTrack = track }, cancellationToken);
    }

    private Task PublishAsync(string? trackId, CancellationToken cancellationToken)
    {
        var (sdp, sender) = _peers.OfferPublishing(trackId);
        if (sender is not null)
            _ticks.Add(_clock.Subscribe(_options.Source?.Invoke(sender) ?? (_microphone = CreateMicrophone(sender))));
        return _socket.SendAsync(new SignalRequest { Offer = new SessionDescription { Type = "offer", Sdp = sdp } }, cancellationToken);
    }

    private PlayoutQueue CreateMicrophone(RtpSender sender)
    {
        var (microphone, losses) = (new PlayoutQueue(_timeline, new SenderSink(sender), AsBrowsersDo), new LossWatch());
        sender.LossReported = lost => microphone.ExpectedLoss = losses.OnReport(lost);
        return microphone;
    }

    private Task AnswerAsync(SessionDescription offer, CancellationToken cancellationToken)
    {
        var sdp = _peers.AnswerSubscription(Reroute(offer.Sdp), sid => _others.TryGetValue(sid, out var other) && other.Kind == ParticipantInfo.Types.Kind.Agent);
        return _socket.SendAsync(new SignalRequest { Answer = new SessionDescription { Type = "answer", Sdp = sdp, Id = offer.Id } }, cancellationToken);
    }

    private void OnParticipants(IEnumerable<ParticipantInfo> participants)
    {
        foreach (var participant in participants)
        {
            _others[participant.Sid] = participant;
            if (participant.Attributes.TryGetValue("lk.agent.state", out var text) && Enum.TryParse<AgentState>(text, ignoreCase: true, out var state))
                _notices.Writer.TryWrite(new RoomNotice.AgentStateShown(state));
        }
    }

    private void OnData(DataPacket packet)
    {
        if (_captions.Accept(packet) is { } caption)
            _notices.Writer.TryWrite(new RoomNotice.CaptionShown(caption));
    }

    private string Reroute(string remote) => _options.Reroute?.Invoke(remote) ?? remote;

    private async Task SayGoodbyeAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await _socket.SendAsync(new SignalRequest { Leave = new LeaveRequest { Reason = DisconnectReason.ClientInitiated } }, limit.Token);
        }
        catch (Exception exception) when (exception is System.Net.WebSockets.WebSocketException or InvalidOperationException or OperationCanceledException)
        {
            // Already gone: there is nobody to say goodbye to.
        }
    }

    private static DataStream.Types.Header ChatHeader(string id, int length) => new()
    {
        StreamId = id,
        Topic = "lk.chat",
        MimeType = "text/plain",
        TotalLength = (ulong)length,
        TextHeader = new DataStream.Types.TextHeader(),
    };

    private static string CandidateOf(TrickleRequest trickle)
    {
        if (string.IsNullOrEmpty(trickle.CandidateInit))
            return "";
        using var json = System.Text.Json.JsonDocument.Parse(trickle.CandidateInit);
        return json.RootElement.TryGetProperty("candidate", out var candidate) ? candidate.GetString() ?? "" : "";
    }

    private static Task Done(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
