namespace Parley.WebRtc;

/// <param name="Acknowledged">Bytes that no earlier SACK had told of.</param>
/// <param name="Advanced">Whether the cumulative TSN moved.</param>
/// <param name="RoundTrip">Of the latest piece that was sent only once.</param>
/// <param name="HasLosses">Whether pieces were found missing often enough to count as lost.</param>
internal readonly record struct FlightReport(int Acknowledged, bool Advanced, TimeSpan? RoundTrip, bool HasLosses);
