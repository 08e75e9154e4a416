using Parley.Rooms.Protocol;
using Parley.WebRtc.Tests.Sdp;

namespace Parley.Rooms.Tests;

/// <summary>A valid signalling message of each kind that the server handles, in the shape that clients send them: what a fuzz changes.</summary>
internal static class SignalSeeds
{
    /// <summary>Stands for the sid of the client's own track, which the server draws; of the same length.</summary>
    public const string OwnTrack = "TR_AMownownownown";

    /// <summary>As <see cref="OwnTrack"/>, for a track that the client may hear.</summary>
    public const string OthersTrack = "TR_AMotherother12";

    /// <summary>The client's id for its track: the one in the offer.</summary>
    public const string Cid = "0f7a3c1e-94a3-4a6e-8a8b-6b0b9e0d7a22";

    /// <summary>Chromium's, with an audio section more to receive on.</summary>
    public static readonly string Offer = SdpSamples.ChromiumOffer.Replace("BUNDLE 0 1 2", "BUNDLE 0 1 2 3", StringComparison.Ordinal) + ReceivingSection();

    /// <summary>To what the server offers a client that comes to a room with one track: audio, then data.</summary>
    public static readonly string Answer = SdpSamples.LibwebrtcAnswer;

    public const string Candidate = """{"candidate":"candidate:1 1 udp 2130706431 127.0.0.1 50000 typ host generation 0 ufrag wK2f","sdpMid":"0","sdpMLineIndex":0}""";

    public static IReadOnlyList<SignalRequest> All { get; } =
    [
        OfferOf(Offer),
        AnswerOf(Answer),
        TrickleOf(Candidate),
        new() { AddTrack = new AddTrackRequest { Cid = Cid, Name = "microphone", Source = TrackSource.Microphone, AudioFeatures = { AudioTrackFeature.TfEchoCancellation } } },
        new() { Mute = new MuteTrackRequest { Sid = OwnTrack, Muted = true } },
        new() { Subscription = Subscription() },
        new()
        {
            SubscriptionPermission = new SubscriptionPermission
            {
                TrackPermissions = { new TrackPermission { ParticipantIdentity = "ben", AllTracks = true }, new TrackPermission { ParticipantSid = "PA_nobody", TrackSids = { OwnTrack } } },
            },
        },
        new()
        {
            SyncState = new SyncState
            {
                Answer = new SessionDescription { Type = "answer", Sdp = Answer },
                Subscription = Subscription(),
                PublishTracks = { new TrackPublishedResponse { Cid = Cid, Track = new TrackInfo { Sid = OwnTrack } } },
                DataChannels = { new DataChannelInfo { Label = "_reliable", Id = 0, Target = SignalTarget.Publisher } },
                DatachannelReceiveStates = { new DataChannelReceiveState { PublisherSid = "PA_nobody", LastSeq = 7 } },
            },
        },
        new()
        {
            UpdateMetadata = new UpdateParticipantMetadata { RequestId = 5, Name = "Ana", Metadata = """{"since":2019}""", Attributes = { ["mood"] = "good", ["seat"] = "" } },
        },
        new() { Leave = new LeaveRequest { Reason = DisconnectReason.ClientInitiated } },
        new() { Ping = 1_700_000_000_000 },
        new() { PingReq = new Ping { Timestamp = 1_700_000_000_000, Rtt = 20 } },
        new() { UpdateAudioTrack = new UpdateLocalAudioTrack { TrackSid = OwnTrack, Features = { AudioTrackFeature.TfNoiseSuppression, AudioTrackFeature.TfStereo } } },
    ];

    public static SignalRequest OfferOf(string sdp) => new() { Offer = new SessionDescription { Type = "offer", Sdp = sdp, Id = 1 } };

    public static SignalRequest AnswerOf(string sdp) => new() { Answer = new SessionDescription { Type = "answer", Sdp = sdp, Id = 1 } };

    public static SignalRequest TrickleOf(string candidate) => new() { Trickle = new TrickleRequest { CandidateInit = candidate, Target = SignalTarget.Subscriber } };

    private static UpdateSubscription Subscription() => new()
    {
        TrackSids = { OthersTrack },
        Subscribe = true,
        ParticipantTracks = { new ParticipantTracks { ParticipantSid = "PA_nobody", TrackSids = { OthersTrack } } },
    };

    private static string ReceivingSection()
    {
        var sample = SdpSamples.ChromiumOffer;
        var (start, end) = (sample.IndexOf("m=audio", StringComparison.Ordinal), sample.IndexOf("m=video", StringComparison.Ordinal));
        var lines = sample[start..end].Split("\r\n")
            .Where(line => !line.StartsWith("a=msid", StringComparison.Ordinal) && !line.StartsWith("a=ssrc", StringComparison.Ordinal))
            .Select(line => line switch { "a=mid:1" => "a=mid:3", "a=sendonly" => "a=recvonly", _ => line });
        return string.Join("\r\n", lines);
    }
}
