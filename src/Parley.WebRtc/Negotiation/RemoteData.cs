namespace Parley.WebRtc;

/// <summary>RFC 8841 sections 5 and 6.</summary>
/// <param name="MaxMessageSize">As <see cref="MediaDescription.MaxMessageSize"/> has it.</param>
internal sealed record RemoteData(int SctpPort, long? MaxMessageSize)
{
    private const int DefaultPort = 5000;

    public static RemoteData? Of(SessionDescription remote) =>
        remote.Media.FirstOrDefault(media => media.IsDataChannel && !media.IsRejected) is { } media
            ? new RemoteData(media.SctpPort ?? DefaultPort, media.MaxMessageSize)
            : null;
}
