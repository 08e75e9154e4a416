using Parley.Rooms.Protocol;

namespace Parley.Rooms.Tests;

public sealed class EchoCancellationTests
{
    private const AudioTrackFeature Echo = AudioTrackFeature.TfEchoCancellation;
    private const AudioTrackFeature Noise = AudioTrackFeature.TfNoiseSuppression;

    [Theory]
    [InlineData(ClientInfo.Types.SDK.Js, "", true, Echo, Noise)]
    [InlineData(ClientInfo.Types.SDK.Js, "", false, Noise)]
    [InlineData(ClientInfo.Types.SDK.Js, "", false)]
    [InlineData(ClientInfo.Types.SDK.Js, "ios", true)]
    [InlineData(ClientInfo.Types.SDK.Swift, "ios", true, Echo)]
    [InlineData(ClientInfo.Types.SDK.Swift, "ios", false, Noise)]
    [InlineData(ClientInfo.Types.SDK.Swift, "ios", true)]
    [InlineData(ClientInfo.Types.SDK.Rust, "linux", true)]
    [InlineData(ClientInfo.Types.SDK.Rust, "linux", true, AudioTrackFeature.TfPreconnectBuffer, AudioTrackFeature.TfNoDtx, AudioTrackFeature.TfStereo)]
    internal void Features_OfTheTrack_DecideWhereTheClientTellsThem(ClientInfo.Types.SDK sdk, string os, bool cancelled, params AudioTrackFeature[] features)
    {
        var caller = Caller(new ClientInfo { Sdk = sdk, Os = os });
        EchoCancellation.IsOn(caller, Microphone(caller, features)).ShouldBe(cancelled);
    }

    [Fact]
    public void Features_ToldLater_DecideEvenWhereThereAreNone()
    {
        var caller = Caller(new ClientInfo { Sdk = ClientInfo.Types.SDK.Swift });
        var microphone = Microphone(caller);
        microphone.TellsProcessing = true;
        EchoCancellation.IsOn(caller, microphone).ShouldBeFalse();
    }

    [Theory]
    [InlineData("on", true)]
    [InlineData("off", false)]
    [InlineData("perhaps", false)]
    public void Attribute_OfTheCaller_WinsWhereItIsSet(string told, bool cancelled)
    {
        var caller = Caller(new ClientInfo { Sdk = ClientInfo.Types.SDK.Js });
        caller.Attributes[EchoCancellation.Attribute] = told;
        EchoCancellation.IsOn(caller, Microphone(caller, Noise)).ShouldBe(cancelled);
        EchoCancellation.IsOn(caller, Microphone(caller, Echo)).ShouldBe(told != "off");
    }

    [Fact]
    public void NoMicrophone_HasNoEcho() => EchoCancellation.IsOn(Caller(new ClientInfo { Sdk = ClientInfo.Types.SDK.Js }), null).ShouldBeTrue();

    private static Participant Caller(ClientInfo client) =>
        new("ana", default, Permissions.From(new VideoGrant()), DateTimeOffset.UnixEpoch) { TellsProcessing = EchoCancellation.IsToldBy(client) };

    private static PublishedTrack Microphone(Participant caller, params AudioTrackFeature[] features) =>
        new(caller, PublishedTrack.Describe(new AddTrackRequest { Cid = "mic", AudioFeatures = { features } }));
}
