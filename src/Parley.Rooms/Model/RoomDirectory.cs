using System.Collections.Concurrent;
using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>Every room of the process, by name. Thread-safe.</summary>
internal sealed class RoomDirectory(RoomEnvironment environment)
{
    private readonly ConcurrentDictionary<string, Entry> _rooms = new(StringComparer.Ordinal);
    private readonly Lock _creating = new();
    private bool _stopped;

    public RoomEnvironment Environment { get; } = environment;

    public Room? Find(string name) => _rooms.GetValueOrDefault(name)?.Room;

    public IReadOnlyList<Room> All => [.. _rooms.Values.Select(entry => entry.Room)];

    /// <summary>Runs <paramref name="work"/> in the named room, which is created if it is not there (again).</summary>
    /// <exception cref="RoomClosedException">The server is stopping.</exception>
    public async Task<T> InAsync<T>(string name, RoomSettings settings, Func<Room, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        while (true)
        {
            var room = GetOrCreate(name, settings);
            try
            {
                return await room.Mailbox.AskAsync(() => room.Closed ? throw new RoomClosedException(name) : work(room), cancellationToken);
            }
            catch (RoomClosedException) when (!_stopped)
            {
                // It closed between our look and our word; its successor is another room. Wait until its name is free.
                if (_rooms.TryGetValue(name, out var entry) && entry.Room == room)
                    await entry.Life.WaitAsync(cancellationToken);
            }
        }
    }

    /// <summary>Closes every room and waits until they are gone.</summary>
    public async Task StopAsync()
    {
        lock (_creating)
            _stopped = true;
        foreach (var entry in _rooms.Values)
            entry.Room.Mailbox.Post(() => entry.Room.CloseAsync(DisconnectReason.ServerShutdown));
        await Task.WhenAll(_rooms.Values.Select(entry => entry.Life));
    }

    private Room GetOrCreate(string name, RoomSettings settings)
    {
        if (_rooms.TryGetValue(name, out var found))
            return found.Room;
        lock (_creating)
        {
            if (_rooms.TryGetValue(name, out found))
                return found.Room;
            if (_stopped)
                throw new RoomClosedException(name);
            var room = new Room(name, settings, Environment);
            _rooms[name] = new Entry(room, LiveAsync(room));
            return room;
        }
    }

    private async Task LiveAsync(Room room)
    {
        // Off the caller's thread: the creator holds a lock.
        await Task.Yield();
        await room.RunAsync();
        _rooms.TryRemove(room.Name, out _);
    }

    private sealed record Entry(Room Room, Task Life);
}
