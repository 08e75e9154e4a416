using Parley.Rooms.Protocol;
using Parley.WebRtc;

namespace Parley.Rooms;

/// <summary>
/// One peer connection: only the client offers. It keeps spare sections it can receive on; the server fills them in its answers and,
/// to be offered anew (with more sections where they are short), sends a MediaSectionsRequirement.
/// </summary>
internal sealed class AnsweredLines(ClientLeg leg, PeerConnection peer) : ISubscriberLines
{
    private readonly List<OutgoingLine> _lines = [];
    private readonly List<PublishedTrack> _waiting = [];
    private bool _requested;
    private bool _offeredOnce;

    public IEnumerable<OutgoingLine> Lines => _lines;

    public void Add(PublishedTrack track)
    {
        _waiting.Add(track);
        AskForOffer();
    }

    public void Remove(PublishedTrack track)
    {
        if (_waiting.Remove(track) || _lines.FirstOrDefault(line => line.Track == track) is not { } line)
            return;
        line.Release();
        AskForOffer();
    }

    /// <summary>The client restarts ICE with an offer of its own accord; what waits is served by it.</summary>
    public void Resume() => _requested = true;

    public void Release()
    {
        foreach (var line in _lines)
            line.Release();
    }

    /// <summary>Between taking the client's offer and answering it: puts waiting tracks on free sections.</summary>
    public void Fill(string offer)
    {
        _offeredOnce = true;
        _requested = false;
        foreach (var mid in OfferedSections.ReceivingAudio(offer))
            if (_lines.All(line => line.Transceiver.Mid != mid) && peer.Transceivers.FirstOrDefault(section => section.Mid == mid) is { } section)
                _lines.Add(new OutgoingLine(section, receives: true));
        foreach (var line in _lines.Where(line => line.IsFree))
        {
            if (_waiting.Count == 0)
                break;
            line.Assign(_waiting[0]);
            _waiting.RemoveAt(0);
        }
    }

    /// <summary>Which section carries whose track, for the answer.</summary>
    public void Map(SessionDescription answer)
    {
        foreach (var line in _lines)
            if (line.Track is { } track && line.Transceiver.Mid is { } mid)
                answer.MidToTrackId[mid] = track.Sid;
    }

    /// <summary>After the answer: lets packets flow, takes back what the client turned out not to receive, asks again for what is short.</summary>
    public void Start()
    {
        foreach (var line in _lines.ToArray())
        {
            if (line.TryStart())
                line.Track!.NoteHeard();
            else if (line is { Track: { } track, Flowing: false })
            {
                line.Release();
                _lines.Remove(line);
                _waiting.Add(track);
            }
        }

        if (_waiting.Count > 0)
            AskForOffer();
    }

    private void AskForOffer()
    {
        // Before the client's first offer we do not know its sections; that offer comes by itself.
        if (_requested || !_offeredOnce || !leg.HasSocket)
            return;
        _requested = true;
        var missing = Math.Max(0, _waiting.Count - _lines.Count(line => line.IsFree));
        leg.Send(new SignalResponse { MediaSectionsRequirement = new MediaSectionsRequirement { NumAudios = (uint)missing } });
    }
}
