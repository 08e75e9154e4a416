using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>Reads <see cref="ConnectRequest"/>s: single query parameters (<c>/rtc</c>), or a packed <c>join_request</c> (<c>/rtc/v1</c>).</summary>
internal static class ConnectRequestReader
{
    private const string Packed = "join_request";

    /// <summary>What a packed request may grow to when it is unpacked.</summary>
    private const int MaxUnpacked = 512 * 1024;

    /// <param name="needsPacked">The path takes only packed requests.</param>
    /// <exception cref="BadHttpRequestException">The query is malformed.</exception>
    public static ConnectRequest Read(IQueryCollection query, bool needsPacked)
    {
        var packed = query[Packed].ToString();
        if (packed.Length > 0)
            return ReadPacked(packed);
        return needsPacked ? throw new BadHttpRequestException("join_request is required") : ReadParameters(query);
    }

    private static ConnectRequest ReadParameters(IQueryCollection query) => new()
    {
        Reconnect = IsSet(query, "reconnect"),
        ParticipantSid = query["sid"].ToString(),
        AutoSubscribe = !query.ContainsKey("auto_subscribe") || IsSet(query, "auto_subscribe"),
        Client = new ClientInfo
        {
            Sdk = Enum.TryParse<ClientInfo.Types.SDK>(query["sdk"].ToString().Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var sdk) ? sdk : default,
            Version = query["version"].ToString(),
            Protocol = Number(query, "protocol"),
            ClientProtocol = Number(query, "client_protocol"),
            Os = query["os"].ToString(),
            Browser = query["browser"].ToString(),
        },
    };

    private static ConnectRequest ReadPacked(string text)
    {
        try
        {
            var wrapped = WrappedJoinRequest.Parser.ParseFrom(Base64Url.DecodeFromChars(text.Replace('+', '-').Replace('/', '_')));
            var bytes = wrapped.Compression switch
            {
                WrappedJoinRequest.Types.Compression.None => wrapped.JoinRequest.ToByteArray(),
                WrappedJoinRequest.Types.Compression.Gzip => Unpack(wrapped.JoinRequest.ToByteArray()),
                _ => throw new InvalidDataException("unknown compression"),
            };
            return From(JoinRequest.Parser.ParseFrom(bytes));
        }
        catch (Exception fault) when (fault is FormatException or InvalidDataException or InvalidProtocolBufferException)
        {
            throw new BadHttpRequestException("join_request cannot be read: " + fault.Message, fault);
        }
    }

    private static ConnectRequest From(JoinRequest join) => new()
    {
        SinglePeer = true,
        Reconnect = join.Reconnect,
        ParticipantSid = join.ParticipantSid,
        AutoSubscribe = join.ConnectionSettings?.AutoSubscribe ?? true,
        Client = join.ClientInfo ?? new ClientInfo(),
        Attributes = join.ParticipantAttributes,
        Metadata = join.Metadata,
        Tracks = join.AddTrackRequests,
        Offer = join.PublisherOffer,
        SyncState = join.SyncState,
    };

    private static byte[] Unpack(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        var unpacked = new byte[MaxUnpacked + 1];
        var length = gzip.ReadAtLeast(unpacked, unpacked.Length, throwOnEndOfStream: false);
        return length <= MaxUnpacked ? unpacked[..length] : throw new InvalidDataException("it unpacks to too much");
    }

    private static bool IsSet(IQueryCollection query, string name) => query[name].ToString() is "1" or "true" or "True";

    private static int Number(IQueryCollection query, string name) =>
        int.TryParse(query[name].ToString(), CultureInfo.InvariantCulture, out var number) ? number : 0;
}
