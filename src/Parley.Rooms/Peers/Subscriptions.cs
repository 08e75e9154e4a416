using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>
/// Which tracks a client gets: those it may hear and asked for, or all of them where it subscribes automatically. Of those that their publisher
/// keeps from it, the client is told, however it came upon them: by joining later, by a new track, by coming back on another socket.
/// </summary>
internal sealed class Subscriptions(ClientLeg leg, bool automatic)
{
    private readonly Dictionary<string, bool> _choices = new(StringComparer.Ordinal);
    private readonly HashSet<PublishedTrack> _current = [];
    private readonly Dictionary<PublishedTrack, bool> _toldAllowed = [];

    /// <summary>The client wants a track, or wants it no longer.</summary>
    /// <returns>False when there is no such track.</returns>
    public bool Choose(string sid, bool subscribe)
    {
        if (leg.Room.FindTrack(sid) is not { } track || track.Publisher == leg.Self)
            return false;
        _choices[sid] = subscribe;
        Judge(track);
        return true;
    }

    public void Judge(PublishedTrack track)
    {
        TellPermission(track);
        var wanted = leg.Self.Permission.CanSubscribe
            && track.IsFor(leg.Self)
            && _choices.GetValueOrDefault(track.Sid, automatic);
        if (wanted && _current.Add(track))
            leg.Lines.Add(track);
        else if (!wanted && _current.Remove(track))
            leg.Lines.Remove(track);
    }

    public void JudgeAll()
    {
        foreach (var track in leg.Room.Others(leg.Self).SelectMany(other => other.Tracks))
            Judge(track);
    }

    /// <summary>The client is back: what it was told last may never have reached it.</summary>
    public void Resume()
    {
        foreach (var (track, allowed) in _toldAllowed)
            Tell(track, allowed);
    }

    public void Forget(PublishedTrack track)
    {
        _choices.Remove(track.Sid);
        _toldAllowed.Remove(track);
        if (_current.Remove(track))
            leg.Lines.Remove(track);
    }

    /// <summary>Clients take every track for allowed until they are told otherwise, and tracks of the hidden they do not know.</summary>
    private void TellPermission(PublishedTrack track)
    {
        if (track.Publisher.Permission.Hidden)
            return;
        var allowed = track.Publisher.Policy.Allows(leg.Self, track);
        if (_toldAllowed.GetValueOrDefault(track, true) == allowed)
            return;
        _toldAllowed[track] = allowed;
        Tell(track, allowed);
    }

    private void Tell(PublishedTrack track, bool allowed) => leg.Send(new SignalResponse
    {
        SubscriptionPermissionUpdate = new SubscriptionPermissionUpdate { ParticipantSid = track.Publisher.Sid, TrackSid = track.Sid, Allowed = allowed },
    });
}
