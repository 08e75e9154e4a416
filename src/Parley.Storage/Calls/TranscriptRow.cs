using System.Text.Json;
using Parley.Calls;
using Parley.Storage.Database;

namespace Parley.Storage.Calls;

internal sealed class TranscriptRow : ITenantOwned
{
    public required string TenantId { get; init; }

    public required string CallId { get; init; }

    /// <summary>The event's place in the call.</summary>
    public required long Sequence { get; init; }

    public int Turn { get; init; }

    public Speaker Speaker { get; init; }

    public required string Text { get; init; }

    public long StartMs { get; init; }

    public long EndMs { get; init; }

    public bool Interrupted { get; init; }

    public bool Typed { get; init; }

    /// <summary>A JSON array of <see cref="WordRecord"/>.</summary>
    public required string Words { get; init; }

    public static TranscriptRow Of(CallRow call, long sequence, TranscriptRecord said) => new()
    {
        TenantId = call.TenantId,
        CallId = call.Id,
        Sequence = sequence,
        Turn = said.Turn,
        Speaker = said.Speaker,
        Text = said.Text,
        StartMs = said.StartMs,
        EndMs = said.EndMs,
        Interrupted = said.Interrupted,
        Typed = said.Typed,
        Words = JsonSerializer.Serialize(said.Words, RecordsJson.Default.IReadOnlyListWordRecord),
    };
}
