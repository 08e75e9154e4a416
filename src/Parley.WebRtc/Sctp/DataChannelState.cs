namespace Parley.WebRtc;

internal enum DataChannelState
{
    Connecting,
    Open,
    Closed,
}
