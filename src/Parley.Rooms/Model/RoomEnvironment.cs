using Microsoft.Extensions.Logging;
using Parley.Media;
using Parley.WebRtc;

namespace Parley.Rooms;

/// <summary>What every room of the process shares.</summary>
internal sealed record RoomEnvironment(
    RoomsOptions Options, AccessTokens Tokens, WebRtcEndpoint Endpoint, MediaClock MediaClock, MicrophoneArrivals Arrivals, TimeProvider Clock, ILoggerFactory Loggers);
