using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>Whether a caller's microphone is rid of the agent's own voice: what decides how much it takes to interrupt the agent.</summary>
internal static class EchoCancellation
{
    /// <summary><c>on</c> or <c>off</c>: for applications that know better than their SDK, or whose SDK does not tell.</summary>
    public const string Attribute = "parley.echo_cancellation";

    /// <param name="caller">Who speaks.</param>
    /// <param name="microphone">The track listened to, where there is one.</param>
    public static bool IsOn(Participant caller, PublishedTrack? microphone) => caller.Attributes.GetValueOrDefault(Attribute) switch
    {
        "on" => true,
        "off" => false,
        // Most callers who do not tell wear a headset or come through software that cancels: an agent that cannot be stopped is the worse fault.
        _ => microphone is null
            || microphone.Info.AudioFeatures.Contains(AudioTrackFeature.TfEchoCancellation)
            || !(microphone.TellsProcessing || caller.TellsProcessing || microphone.Info.AudioFeatures.Any(IsProcessing)),
    };

    /// <summary>
    /// The client names what its microphones do about sound, so that a list without echo cancellation means there is none. livekit-client does, from the
    /// browser's own settings; on React Native, where it also names the system, there are none to read.
    /// </summary>
    public static bool IsToldBy(ClientInfo client) => client.Sdk == ClientInfo.Types.SDK.Js && client.Os.Length == 0;

    /// <summary>The other features say how a track is sent, not what was done to its sound.</summary>
    private static bool IsProcessing(AudioTrackFeature feature) =>
        feature is AudioTrackFeature.TfAutoGainControl or AudioTrackFeature.TfNoiseSuppression or AudioTrackFeature.TfEnhancedNoiseCancellation;
}
