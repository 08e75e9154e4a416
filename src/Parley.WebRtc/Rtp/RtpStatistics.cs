namespace Parley.WebRtc;

/// <param name="Packets">Received (receiver) or sent (sender).</param>
/// <param name="Lost">Cumulative.</param>
/// <param name="FractionLost">Of the last report interval, 0 to 1.</param>
/// <param name="Jitter">Interarrival jitter.</param>
/// <param name="RoundTrip">Null until a report allowed to compute it.</param>
public readonly record struct RtpStatistics(long Packets, long Lost, double FractionLost, TimeSpan Jitter, TimeSpan? RoundTrip);
