using System.Globalization;

namespace Parley.WebRtc;

/// <summary>What session-level and media-level attributes have in common.</summary>
internal static class SdpAttribute
{
    private const int MostIceOptions = 16;

    public static (string Name, string Value) Split(string attribute)
    {
        var colon = attribute.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (attribute.Trim(), "") : (attribute[..colon], attribute[(colon + 1)..]);
    }

    /// <summary>The first word and what follows it.</summary>
    public static (string First, string Remainder) SplitWord(string value)
    {
        var space = value.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (value, "") : (value[..space], value[(space + 1)..].Trim());
    }

    public static MediaDirection? Direction(string name) => name switch
    {
        "sendrecv" => MediaDirection.SendReceive,
        "sendonly" => MediaDirection.SendOnly,
        "recvonly" => MediaDirection.ReceiveOnly,
        "inactive" => MediaDirection.Inactive,
        _ => null,
    };

    public static string Name(this MediaDirection direction) => direction switch
    {
        MediaDirection.SendReceive => "sendrecv",
        MediaDirection.SendOnly => "sendonly",
        MediaDirection.ReceiveOnly => "recvonly",
        _ => "inactive",
    };

    public static void AddIceOptions(SessionDescription session, string value)
    {
        foreach (var option in value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (session.IceOptions.Count < MostIceOptions)
                session.IceOptions.Add(option);
    }

    /// <exception cref="SdpException">Not a decimal number within the bounds.</exception>
    public static int Number(string what, ReadOnlySpan<char> text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new SdpException($"{what} must be a number from {least} to {most}.");
}
