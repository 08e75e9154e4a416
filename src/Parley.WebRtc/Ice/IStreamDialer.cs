using System.Net;

namespace Parley.WebRtc;

/// <summary>Opens active TCP connections in the background and hands them to the agent that asked.</summary>
internal interface IStreamDialer
{
    void Dial(IReadOnlyList<IPEndPoint> remotes);
}
