using Google.Protobuf;
using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>Takes a client's data messages on the peer's loop and brings them to the room. What a flood brings beyond the limit is dropped.</summary>
internal sealed class DataInbox(Room room, Participant sender)
{
    /// <summary>Packets on their way to the mailbox at once.</summary>
    private const int MaxPending = 1024;

    /// <summary>LiveKit's clients split at 15 kB; nothing of theirs is larger than this.</summary>
    private const int MaxPacket = 64 * 1024;

    private int _pending;

    public void OnMessage(ReadOnlyMemory<byte> message, bool reliable)
    {
        if (message.Length > MaxPacket || Volatile.Read(ref _pending) >= MaxPending || Parse(message) is not { } packet)
            return;
        Interlocked.Increment(ref _pending);
        room.Mailbox.Post(() =>
        {
            Interlocked.Decrement(ref _pending);
            DataRelay.FromParticipant(room, sender, packet, reliable);
        });
    }

    private static DataPacket? Parse(ReadOnlyMemory<byte> message)
    {
        try
        {
            return DataPacket.Parser.ParseFrom(message.Span);
        }
        catch (InvalidProtocolBufferException)
        {
            // Not LiveKit's protocol: nobody here could read it.
            return null;
        }
    }
}
