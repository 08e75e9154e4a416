using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>The methods of LiveKit's RoomService that are spoken here, by name.</summary>
internal sealed class RoomService(RoomDirectory directory)
{
    private readonly Dictionary<string, TwirpMethod> _methods = new(StringComparer.Ordinal)
    {
        ["CreateRoom"] = TwirpMethod.Of<CreateRoomRequest, Protocol.Room>(new CreateRoom(directory).InvokeAsync),
        ["ListRooms"] = TwirpMethod.Of<ListRoomsRequest, ListRoomsResponse>(new ListRooms(directory).InvokeAsync),
        ["DeleteRoom"] = TwirpMethod.Of<DeleteRoomRequest, DeleteRoomResponse>(new DeleteRoom(directory).InvokeAsync),
        ["ListParticipants"] = TwirpMethod.Of<ListParticipantsRequest, ListParticipantsResponse>(new ListParticipants(directory).InvokeAsync),
        ["GetParticipant"] = TwirpMethod.Of<RoomParticipantIdentity, ParticipantInfo>(new GetParticipant(directory).InvokeAsync),
        ["RemoveParticipant"] = TwirpMethod.Of<RoomParticipantIdentity, RemoveParticipantResponse>(new RemoveParticipant(directory).InvokeAsync),
        ["MutePublishedTrack"] = TwirpMethod.Of<MuteRoomTrackRequest, MuteRoomTrackResponse>(new MutePublishedTrack(directory).InvokeAsync),
        ["UpdateParticipant"] = TwirpMethod.Of<UpdateParticipantRequest, ParticipantInfo>(new UpdateParticipant(directory).InvokeAsync),
        ["SendData"] = TwirpMethod.Of<SendDataRequest, SendDataResponse>(new SendData(directory).InvokeAsync),
        ["UpdateRoomMetadata"] = TwirpMethod.Of<UpdateRoomMetadataRequest, Protocol.Room>(new UpdateRoomMetadata(directory).InvokeAsync),
    };

    public TwirpMethod? Find(string name) => _methods.GetValueOrDefault(name);
}
