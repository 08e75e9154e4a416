namespace Parley.Rooms.Tests;

/// <summary>What tests ask of a room about a client in it.</summary>
internal static class LegQuestions
{
    /// <summary>Identities of those whose tracks are on their way to a client.</summary>
    public static Task<string[]> HeardByAsync(this RoomsTestHost host, string identity, CancellationToken cancellationToken)
    {
        var room = host.Directory.Find("clinic")!;
        return room.Mailbox.AskAsync<string[]>(
            () => [.. ((ClientLeg)room.Find(identity)!.Leg).Lines.Lines.Where(line => line.Track is not null).Select(line => line.Track!.Publisher.Identity)],
            cancellationToken);
    }
}
