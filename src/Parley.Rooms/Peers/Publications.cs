using Parley.Rooms.Protocol;
using Parley.WebRtc;

namespace Parley.Rooms;

/// <summary>
/// A client's own tracks: announced over signalling under the client's id for them, then found again in its offer. Only when both came
/// is a track published to the room.
/// </summary>
internal sealed class Publications(Room room, Participant self)
{
    private const int MaxAnnounced = 32;

    /// <summary>Each costs every listener an m-line. A caller has a microphone, and perhaps a second sound to share.</summary>
    private const int MaxPublished = 8;

    private readonly List<Publication> _publications = [];

    private DateTimeOffset Now => room.Environment.Clock.GetUtcNow();

    public PublishedTrack? Find(string sid) => _publications.FirstOrDefault(one => one.Track.Sid == sid)?.Track;

    public IEnumerable<RtpTransceiver> Sections => _publications.Select(one => one.Section).OfType<RtpTransceiver>();

    /// <summary>It has as many tracks in the room as anybody may have.</summary>
    public bool IsFull => self.Tracks.Count >= MaxPublished;

    /// <returns>A copy: the track's own goes on changing while this one is on its way to the client.</returns>
    public TrackInfo Announce(AddTrackRequest request)
    {
        if (_publications.FirstOrDefault(one => one.Cid == request.Cid) is { } known)
            return known.Track.Info.Clone();
        var announced = _publications.Where(one => one.Section is null).ToArray();
        if (announced.Length >= MaxAnnounced)
            _publications.Remove(announced[0]);
        var track = new PublishedTrack(self, PublishedTrack.Describe(request));
        _publications.Add(new Publication(request.Cid, track) { AwaitedSince = Now });
        return track.Info.Clone();
    }

    /// <summary>A track was announced this long ago and no offer brought it: the client's negotiation hangs, and nobody would hear it.</summary>
    public bool IsOverdue(TimeSpan patience) => _publications.Any(one => one.Section is null && Now - one.AwaitedSince >= patience);

    /// <summary>The client is back on a new socket: what it announced before may take its time again.</summary>
    public void AwaitAnew()
    {
        foreach (var publication in _publications)
            publication.AwaitedSince = Now;
    }

    /// <summary>After a negotiation: publishes what now has a section, and withdraws what has none any more.</summary>
    public void Match(PeerConnection peer)
    {
        var receiving = peer.Transceivers.Where(IsReceiving).ToArray();
        foreach (var gone in _publications.Where(one => one.Section is { } section && !IsStillOn(one, section, receiving)).ToArray())
            Withdraw(gone);
        foreach (var section in receiving)
            if (_publications.All(one => one.Section != section) && Candidate(section) is { } found)
                Publish(found, section);
    }

    /// <summary>Withdraws a track on the server's word.</summary>
    public void Withdraw(PublishedTrack track)
    {
        if (_publications.FirstOrDefault(one => one.Track == track) is { } publication)
            Withdraw(publication);
    }

    public void Release()
    {
        foreach (var publication in _publications)
            if (publication.Section is { } section)
                section.Receiver.Sink = null;
    }

    private static bool IsReceiving(RtpTransceiver section) =>
        section.Kind == MediaKind.Audio && section.CurrentDirection is MediaDirection.ReceiveOnly or MediaDirection.SendReceive;

    private bool IsStillOn(Publication publication, RtpTransceiver section, RtpTransceiver[] receiving) =>
        receiving.Contains(section)
        // The client put another announced track on the same section.
        && !_publications.Any(other => other != publication && other.Section is null && other.Cid == section.Receiver.TrackId);

    private Publication? Candidate(RtpTransceiver section)
    {
        var announced = _publications.Where(one => one.Section is null).ToArray();
        // Some clients' msid names are their own; with a single candidate there is no doubt either.
        return announced.FirstOrDefault(one => one.Cid == section.Receiver.TrackId) ?? (announced.Length == 1 ? announced[0] : null);
    }

    private void Publish(Publication publication, RtpTransceiver section)
    {
        publication.Section = section;
        publication.Track.Info.Mid = section.Mid ?? "";
        section.Receiver.Sink = publication.Track.Audio;
        room.Publish(publication.Track);
    }

    private void Withdraw(Publication publication)
    {
        _publications.Remove(publication);
        if (publication.Section is { } section)
            section.Receiver.Sink = null;
        room.Unpublish(publication.Track);
    }

    private sealed class Publication(string cid, PublishedTrack track)
    {
        public string Cid { get; } = cid;

        public PublishedTrack Track { get; } = track;

        public DateTimeOffset AwaitedSince { get; set; }

        public RtpTransceiver? Section { get; set; }
    }
}
