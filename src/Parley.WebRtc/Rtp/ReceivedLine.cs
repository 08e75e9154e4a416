namespace Parley.WebRtc;

/// <summary>What a negotiated m-line lets in.</summary>
internal sealed record ReceivedLine(string Mid, RtpReceiver Receiver, IReadOnlyList<uint> Ssrcs, IReadOnlyList<int> PayloadTypes);
