using Parley.Rooms.Protocol;
using Parley.WebRtc;

namespace Parley.Rooms;

/// <summary>The client answers our offer of others' tracks (two peer connections only).</summary>
internal static class AnswerHandler
{
    public static async ValueTask HandleAsync(ClientLeg leg, SessionDescription answer)
    {
        try
        {
            if (leg.Lines is OfferedLines lines)
                lines.OnAnswer(answer);
        }
        catch (SdpException fault)
        {
            await leg.GiveUpAsync("the answer cannot be used", fault);
        }
    }
}
