using Parley.Calls;
using Parley.Dialogue;
using Parley.Records;
using Parley.Tenancy;

namespace Parley.Storage.Calls;

/// <inheritdoc/>
internal sealed class HeardCalls(CallRecords records) : IHeardCalls
{
    public async ValueTask<IReadOnlyList<Utterance>> OfAsync(TenantContext tenant, CallId first, CancellationToken cancellationToken)
    {
        var heard = new List<Utterance>();
        foreach (var id in (await records.ContinuedAsync(tenant, first, cancellationToken))?.Calls ?? [])
        {
            var turn = 0;
            foreach (var entry in (await records.TranscriptAsync(tenant, id, cancellationToken))?.Entries ?? [])
            {
                // As a conversation counts them.
                if (entry.Speaker is Speaker.Caller && entry.Turn == turn && heard is [.., { Speaker: Speaker.Caller } begun])
                    heard[^1] = new Utterance(Speaker.Caller, $"{begun.Text} {entry.Text}");
                else
                    heard.Add(new Utterance(entry.Speaker, entry.Text, entry.Interrupted));
                turn = entry.Turn;
            }
        }

        return heard;
    }
}
