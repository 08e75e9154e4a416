using System.Text.Json;
using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>An ICE candidate of the client's, as the JSON of W3C RTCIceCandidateInit.</summary>
internal static class TrickleHandler
{
    public static void Handle(ClientLeg leg, TrickleRequest request)
    {
        if (request.CandidateInit.Length == 0)
            return;
        try
        {
            using var init = JsonDocument.Parse(request.CandidateInit);
            if (init.RootElement.ValueKind == JsonValueKind.Object
                && init.RootElement.TryGetProperty("candidate", out var candidate)
                && candidate.ValueKind == JsonValueKind.String)
                leg.PeerOf(request.Target)?.AddRemoteCandidate(candidate.GetString()!);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The second is what the library says of text that is half a surrogate pair.
            // A lite agent learns addresses from checks; a candidate it cannot read costs nothing.
        }
    }
}
