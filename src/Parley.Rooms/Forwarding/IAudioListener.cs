namespace Parley.Rooms;

/// <summary>Takes a track's packets, on whatever thread they come: must neither block nor allocate per packet.</summary>
internal interface IAudioListener
{
    /// <summary>The share of packets, 0 to 1, that it reported as lost last; who listens in this process loses none. On any thread.</summary>
    double FractionLost => 0;

    void OnAudio(in AudioPacket packet);
}
