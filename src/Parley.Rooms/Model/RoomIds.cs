using System.Security.Cryptography;

namespace Parley.Rooms;

/// <summary>LiveKit's public ids: a prefix that clients look at, and twelve random letters and digits.</summary>
internal static class RoomIds
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    public static string NewRoom() => "RM_" + Random();

    public static string NewParticipant() => "PA_" + Random();

    /// <summary>Clients tell tracks from streams by the leading <c>TR</c>; the next letters say audio, microphone.</summary>
    public static string NewTrack() => "TR_AM" + Random();

    private static string Random() => RandomNumberGenerator.GetString(Alphabet, 12);
}
