using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Parley.Storage.Calls;

/// <summary>A call with its turns' delays.</summary>
public sealed record CallDetails : CallRecord
{
    [SetsRequiredMembers]
    internal CallDetails(CallRecord call, IReadOnlyList<LatencyRecord> latencies) : base(call) => Latencies = latencies;

    [JsonPropertyOrder(1)]
    public required IReadOnlyList<LatencyRecord> Latencies { get; init; }
}
