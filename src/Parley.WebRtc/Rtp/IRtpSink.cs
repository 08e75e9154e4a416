namespace Parley.WebRtc;

/// <summary>Takes decrypted, authenticated, replay-checked packets on the socket's thread: must neither block nor allocate per packet.</summary>
public interface IRtpSink
{
    void OnRtp(in RtpPacket packet);
}
