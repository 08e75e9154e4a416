namespace Parley.Rooms;

/// <summary>Runs a method's work in the room it names.</summary>
internal static class RoomAccess
{
    /// <exception cref="TwirpException">There is no such room.</exception>
    public static async Task<T> InExistingAsync<T>(this RoomDirectory directory, string name, Func<Room, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var room = directory.Find(name) ?? throw TwirpException.NoRoom(name);
        try
        {
            return await room.Mailbox.AskAsync(() => room.Closed ? throw new RoomClosedException(name) : work(room), cancellationToken);
        }
        catch (RoomClosedException)
        {
            throw TwirpException.NoRoom(name);
        }
    }

    /// <inheritdoc cref="InExistingAsync{T}(RoomDirectory, string, Func{Room, ValueTask{T}}, CancellationToken)"/>
    public static Task<T> InExistingAsync<T>(this RoomDirectory directory, string name, Func<Room, T> work, CancellationToken cancellationToken) =>
        directory.InExistingAsync(name, room => ValueTask.FromResult(work(room)), cancellationToken);

    /// <exception cref="TwirpException">There is no such participant.</exception>
    public static Participant Require(this Room room, string identity) => room.Find(identity) ?? throw TwirpException.NoParticipant(identity, room.Name);
}
