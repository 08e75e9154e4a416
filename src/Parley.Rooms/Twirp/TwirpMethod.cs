using Google.Protobuf;

namespace Parley.Rooms;

/// <summary>One method of the RoomService, for whichever encoding it is called in.</summary>
/// <param name="NewRequest">
/// An empty request. What is read off its descriptor is asked for with the first request, not before: the library builds the descriptors of the
/// whole protocol at once, which a start need not wait for.
/// </param>
/// <param name="InvokeAsync">Answers a request of that type.</param>
internal sealed record TwirpMethod(Func<IMessage> NewRequest, Func<IMessage, AccessGrants, CancellationToken, Task<IMessage>> InvokeAsync)
{
    public static TwirpMethod Of<TRequest, TResponse>(Func<TRequest, AccessGrants, CancellationToken, Task<TResponse>> method)
        where TRequest : IMessage<TRequest>, new()
        where TResponse : IMessage =>
        new(() => new TRequest(), async (request, grants, cancellationToken) => await method((TRequest)request, grants, cancellationToken));
}
