using Parley.Rooms.Protocol;
using Parley.WebRtc;

namespace Parley.Rooms;

/// <summary>
/// Two peer connections: the server offers the client's receiving one. One offer is under way at a time; what changes meanwhile goes
/// into the next.
/// </summary>
internal sealed class OfferedLines(ClientLeg leg, PeerConnection peer) : ISubscriberLines
{
    private readonly List<OutgoingLine> _lines = [];
    private uint _lastOffer;
    private bool _pending;
    private bool _dirty;

    public IEnumerable<OutgoingLine> Lines => _lines;

    public void Add(PublishedTrack track)
    {
        var line = new OutgoingLine(peer.AddTransceiver(MediaKind.Audio, MediaDirection.SendOnly), receives: false);
        _lines.Add(line);
        line.Assign(track);
        Negotiate();
    }

    public void Remove(PublishedTrack track)
    {
        if (_lines.FirstOrDefault(line => line.Track == track) is not { } line)
            return;
        line.Release();
        // Not used for another track (see OutgoingLine), but its place in the session is: or a room where tracks come and go would wear this peer out.
        line.Transceiver.Stop();
        _lines.Remove(line);
        Negotiate();
    }

    public void Resume()
    {
        _pending = false;
        Negotiate(iceRestart: true);
    }

    public void Release()
    {
        foreach (var line in _lines)
            line.Release();
    }

    public void Negotiate(bool iceRestart = false)
    {
        // Without a socket nobody would answer; Resume offers again.
        if (_pending || !leg.HasSocket)
        {
            _dirty = true;
            return;
        }

        _pending = true;
        _dirty = false;
        var offer = new SessionDescription { Type = "offer", Sdp = peer.CreateOffer(iceRestart), Id = ++_lastOffer };
        foreach (var line in _lines)
            if (line.Track is { } track && line.Transceiver.Mid is { } mid)
                offer.MidToTrackId[mid] = track.Sid;
        leg.Send(new SignalResponse { Offer = offer });
    }

    /// <exception cref="SdpException">The text is not an answer to our offer.</exception>
    public void OnAnswer(SessionDescription answer)
    {
        // Clients before offer ids answer without one.
        if (!_pending || (answer.Id != 0 && answer.Id != _lastOffer))
            return;
        peer.ApplyAnswer(answer.Sdp);
        _pending = false;
        foreach (var line in _lines)
            if (line.TryStart())
                line.Track!.NoteHeard();
        if (_dirty)
            Negotiate();
    }
}
