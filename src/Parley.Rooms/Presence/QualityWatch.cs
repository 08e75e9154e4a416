using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>Tells clients every few seconds how well they and the others are connected; of the hidden, only they themselves learn.</summary>
internal sealed class QualityWatch(Room room)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public void Look(DateTimeOffset now)
    {
        if (now < _next)
            return;
        _next = now + Interval;
        var forAll = new ConnectionQualityUpdate();
        foreach (var participant in room.Participants)
            if (Judge(participant) is not { } info)
                continue;
            else if (participant.Permission.Hidden)
                participant.Leg.Send(new SignalResponse { ConnectionQuality = new ConnectionQualityUpdate { Updates = { info } } });
            else
                forAll.Updates.Add(info);
        if (forAll.Updates.Count > 0)
            room.Broadcast(new SignalResponse { ConnectionQuality = forAll });
    }

    private static ConnectionQualityInfo? Judge(Participant participant) => participant switch
    {
        { Leg: ClientLeg { Figures: { } figures } } => Describe(participant, figures),
        { IsAgent: true } => new ConnectionQualityInfo { ParticipantSid = participant.Sid, Quality = ConnectionQuality.Excellent, Score = 5 },
        _ => null,
    };

    private static ConnectionQualityInfo Describe(Participant participant, LegFigures figures) => new()
    {
        ParticipantSid = participant.Sid,
        Score = figures.Score,
        Quality = participant.Interrupted ? ConnectionQuality.Lost : figures.Quality,
    };
}
