using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>Tells a room who speaks, from the levels publishers measure (RFC 6464) and from the agent's own playout.</summary>
internal sealed class SpeakerWatch(Room room)
{
    /// <summary>Of the 15 frames between two looks: enough to be speech and not a click.</summary>
    private const int FramesToStart = 5;

    /// <summary>A speaker may pause for breath this many looks before it counts as silent.</summary>
    private const int LooksToStop = 2;

    private readonly Dictionary<Participant, int> _speaking = [];

    public void Look()
    {
        List<SpeakerInfo>? changes = null;
        foreach (var participant in room.Participants)
            if (!participant.Permission.Hidden && Judge(participant) is { } change)
                (changes ??= []).Add(change);
        foreach (var speaker in _speaking.Keys)
            if (room.Find(speaker.Identity) != speaker)
                _speaking.Remove(speaker);
        if (changes is null)
            return;
        var message = new SignalResponse { SpeakersChanged = new SpeakersChanged() };
        message.SpeakersChanged.Speakers.Add(changes);
        room.Broadcast(message);
    }

    private SpeakerInfo? Judge(Participant participant)
    {
        var frames = 0;
        var level = 0f;
        foreach (var track in participant.Tracks)
        {
            var (loud, mean) = track.Audio.Level.Take();
            frames = Math.Max(frames, loud);
            level = Math.Max(level, mean);
        }

        if (frames >= FramesToStart)
        {
            _speaking[participant] = LooksToStop;
            return new SpeakerInfo { Sid = participant.Sid, Active = true, Level = level };
        }

        if (!_speaking.TryGetValue(participant, out var patience))
            return null;
        if (patience > 0)
        {
            _speaking[participant] = patience - 1;
            return null;
        }

        _speaking.Remove(participant);
        return new SpeakerInfo { Sid = participant.Sid, Active = false, Level = 0 };
    }
}
