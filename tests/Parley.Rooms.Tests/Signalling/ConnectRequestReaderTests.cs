using System.IO.Compression;
using CsCheck;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Parley.Rooms.Protocol;

namespace Parley.Rooms.Tests;

public sealed class ConnectRequestReaderTests
{
    private static readonly JoinRequest Join = new()
    {
        ClientInfo = new ClientInfo { Sdk = ClientInfo.Types.SDK.Js, Protocol = 17 },
        ConnectionSettings = new ConnectionSettings { AutoSubscribe = true },
        PublisherOffer = new SessionDescription { Type = "offer", Sdp = "v=0" },
        Reconnect = true,
        ParticipantSid = "PA_1",
    };

    [Fact]
    public void Read_SingleParameters_GivesThem()
    {
        var request = ConnectRequestReader.Read(
            Query(("reconnect", "1"), ("sid", "PA_1"), ("auto_subscribe", "0"), ("sdk", "rust"), ("protocol", "15")), needsPacked: false);

        request.SinglePeer.ShouldBeFalse();
        request.Reconnect.ShouldBeTrue();
        request.ParticipantSid.ShouldBe("PA_1");
        request.AutoSubscribe.ShouldBeFalse();
        request.Client.Sdk.ShouldBe(ClientInfo.Types.SDK.Rust);
        request.Client.Protocol.ShouldBe(15);
    }

    [Theory]
    [InlineData(WrappedJoinRequest.Types.Compression.None)]
    [InlineData(WrappedJoinRequest.Types.Compression.Gzip)]
    internal void Read_PackedRequest_GivesWhatWasPacked(WrappedJoinRequest.Types.Compression compression)
    {
        var request = ConnectRequestReader.Read(Query(("join_request", Pack(Join.ToByteArray(), compression))), needsPacked: true);

        request.SinglePeer.ShouldBeTrue();
        request.Reconnect.ShouldBeTrue();
        request.ParticipantSid.ShouldBe("PA_1");
        request.AutoSubscribe.ShouldBeTrue();
        request.Offer!.Sdp.ShouldBe("v=0");
        request.Client.Sdk.ShouldBe(ClientInfo.Types.SDK.Js);
    }

    [Fact]
    public void Read_PackedPathWithoutRequest_IsRefused() =>
        Should.Throw<BadHttpRequestException>(() => ConnectRequestReader.Read(Query(), needsPacked: true));

    [Fact]
    public void Read_RequestThatUnpacksToTooMuch_IsRefused()
    {
        var bomb = Pack(new byte[64 * 1024 * 1024], WrappedJoinRequest.Types.Compression.Gzip);

        Should.Throw<BadHttpRequestException>(() => ConnectRequestReader.Read(Query(("join_request", bomb)), needsPacked: true))
            .Message.ShouldContain("too much");
    }

    [Fact]
    public void Read_AnyBytes_GivesARequestOrARefusal() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        foreach (var compression in new[] { WrappedJoinRequest.Types.Compression.None, WrappedJoinRequest.Types.Compression.Gzip })
            ReadOrRefuse(Pack(bytes, compression, isPlain: true));
        ReadOrRefuse(Convert.ToBase64String(bytes));
        ReadOrRefuse(System.Text.Encoding.Latin1.GetString(bytes));
    });

    private static void ReadOrRefuse(string packed)
    {
        try
        {
            ConnectRequestReader.Read(Query(("join_request", packed)), needsPacked: false);
        }
        catch (BadHttpRequestException)
        {
            // The only exception there is.
        }
    }

    private static string Pack(byte[] join, WrappedJoinRequest.Types.Compression compression, bool isPlain = false)
    {
        if (compression == WrappedJoinRequest.Types.Compression.Gzip && !isPlain)
        {
            var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
                gzip.Write(join);
            join = packed.ToArray();
        }

        return Convert.ToBase64String(new WrappedJoinRequest { Compression = compression, JoinRequest = ByteString.CopyFrom(join) }.ToByteArray())
            .Replace('+', '-').Replace('/', '_');
    }

    private static QueryCollection Query(params (string Name, string Value)[] values) =>
        new(values.ToDictionary(pair => pair.Name, pair => new StringValues(pair.Value)));
}
