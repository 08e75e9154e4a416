namespace Parley.Rooms;

/// <summary>Which tracks a client gets: those it may hear and asked for, or all of them where it subscribes automatically.</summary>
internal sealed class Subscriptions(ClientLeg leg, bool automatic)
{
    private readonly Dictionary<string, bool> _choices = new(StringComparer.Ordinal);
    private readonly HashSet<PublishedTrack> _current = [];

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
        var wanted = leg.Self.Permission.CanSubscribe
            && !track.Publisher.Permission.Hidden
            && track.Publisher.Policy.Allows(leg.Self, track)
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

    public void Forget(PublishedTrack track)
    {
        _choices.Remove(track.Sid);
        if (_current.Remove(track))
            leg.Lines.Remove(track);
    }
}
