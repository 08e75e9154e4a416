using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>Tells clients every few seconds how well they and the others are connected.</summary>
internal sealed class QualityWatch(Room room)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public void Look(DateTimeOffset now)
    {
        if (now < _next)
            return;
        _next = now + Interval;
        var update = new ConnectionQualityUpdate();
        foreach (var participant in room.Participants)
            if (participant.Leg is ClientLeg { Figures: { } figures })
                update.Updates.Add(Describe(participant, figures));
            else if (participant.IsAgent)
                update.Updates.Add(new ConnectionQualityInfo { ParticipantSid = participant.Sid, Quality = ConnectionQuality.Excellent, Score = 5 });
        if (update.Updates.Count > 0)
            room.Broadcast(new SignalResponse { ConnectionQuality = update });
    }

    private static ConnectionQualityInfo Describe(Participant participant, LegFigures figures)
    {
        var score = figures.Score;
        return new ConnectionQualityInfo
        {
            ParticipantSid = participant.Sid,
            Score = score,
            Quality = participant.Interrupted ? ConnectionQuality.Lost
                : score >= 4.1f ? ConnectionQuality.Excellent
                : score >= 3.5f ? ConnectionQuality.Good
                : ConnectionQuality.Poor,
        };
    }
}
