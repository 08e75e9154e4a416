using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>An audio track in a room. <see cref="Info"/> belongs to the room's mailbox; <see cref="Audio"/> carries packets on any thread.</summary>
internal sealed class PublishedTrack(Participant publisher, TrackInfo info)
{
    private bool _heard;

    public Participant Publisher { get; } = publisher;

    public TrackInfo Info { get; } = info;

    public string Sid => Info.Sid;

    public AudioFanOut Audio { get; } = new() { Muted = info.Muted };

    /// <summary>What <see cref="TrackInfo.AudioFeatures"/> lacks is not done to its sound; otherwise the client may just not have told.</summary>
    public bool TellsProcessing { get; set; }

    public bool Muted
    {
        get => Info.Muted;
        set => Audio.Muted = Info.Muted = value;
    }

    /// <summary>The publisher lets this listener have it, and is no secret to it.</summary>
    public bool IsFor(Participant listener) => !Publisher.Permission.Hidden && Publisher.Policy.Allows(listener, this);

    /// <summary>Somebody gets the track: its publisher is told so, once.</summary>
    public void NoteHeard()
    {
        if (_heard)
            return;
        _heard = true;
        Publisher.Leg.Send(new SignalResponse { TrackSubscribed = new TrackSubscribed { TrackSid = Sid } });
    }

    public static TrackInfo Describe(AddTrackRequest request) => new()
    {
        Sid = RoomIds.NewTrack(),
        Type = TrackType.Audio,
        Name = request.Name,
        Source = request.Source,
        Muted = request.Muted,
        DisableDtx = request.DisableDtx,
        Stereo = request.Stereo,
        DisableRed = true,
        MimeType = "audio/opus",
        Stream = request.Stream,
        Encryption = request.Encryption,
        AudioFeatures = { request.AudioFeatures },
        Codecs = { new SimulcastCodecInfo { MimeType = "audio/opus", Cid = request.Cid } },
    };
}
