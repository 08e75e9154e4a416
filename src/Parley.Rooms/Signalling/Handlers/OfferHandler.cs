using Parley.Rooms.Protocol;
using Parley.WebRtc;

namespace Parley.Rooms;

/// <summary>The client offers what it publishes, and with a single peer also where it can receive.</summary>
internal static class OfferHandler
{
    public static async ValueTask HandleAsync(ClientLeg leg, SessionDescription offer)
    {
        try
        {
            leg.AnswerOffer(offer);
        }
        catch (SdpException fault)
        {
            await leg.GiveUpAsync("the offer cannot be used", fault);
        }
    }
}
