using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Parley.Storage.Usage;

namespace Parley.Storage.Calls;

/// <summary>A call with its turns' delays and what it asked of language models.</summary>
public sealed record CallDetails : CallRecord
{
    [SetsRequiredMembers]
    internal CallDetails(CallRecord call, IReadOnlyList<LatencyRecord> latencies, CallUsage usage) : base(call) => (Latencies, Usage) = (latencies, usage);

    [JsonPropertyOrder(1)]
    public required IReadOnlyList<LatencyRecord> Latencies { get; init; }

    [JsonPropertyOrder(2)]
    public required CallUsage Usage { get; init; }
}
