using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Parley.Rooms;

/// <summary>One method of the RoomService, for whichever encoding it is called in.</summary>
internal sealed record TwirpMethod(MessageDescriptor Request, Func<IMessage, AccessGrants, CancellationToken, Task<IMessage>> InvokeAsync)
{
    public static TwirpMethod Of<TRequest, TResponse>(Func<TRequest, AccessGrants, CancellationToken, Task<TResponse>> method)
        where TRequest : IMessage<TRequest>, new()
        where TResponse : IMessage =>
        new(new TRequest().Descriptor, async (request, grants, cancellationToken) => await method((TRequest)request, grants, cancellationToken));
}
