namespace Parley.Rooms;

/// <summary>Takes a track's packets, on whatever thread they come: must neither block nor allocate per packet.</summary>
internal interface IAudioListener
{
    void OnAudio(in AudioPacket packet);
}
