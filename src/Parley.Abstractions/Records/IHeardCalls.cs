using Parley.Calls;
using Parley.Dialogue;
using Parley.Tenancy;

namespace Parley.Records;

/// <summary>What was heard in calls, out of their transcripts. Thread-safe.</summary>
public interface IHeardCalls
{
    /// <summary>Of a call and those that went on with it, oldest first, one utterance a side and turn; none where the transcripts are past their time.</summary>
    /// <param name="first">The first of them, under whose id the dialogue is kept.</param>
    ValueTask<IReadOnlyList<Utterance>> OfAsync(TenantContext tenant, CallId first, CancellationToken cancellationToken);
}
