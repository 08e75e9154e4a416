using Parley.Dialogue;

namespace Parley.Handoff;

/// <summary>Calls a person for a caller whose agent cannot go on, whatever broke. Asked twice in a call it is one hand-off. Thread-safe.</summary>
public interface IBreakdownHandoffs
{
    /// <param name="request">The call as it stands; nothing of it is answered.</param>
    /// <param name="detail">What is wrong, in a sentence for people.</param>
    /// <returns>Null where the agent calls nobody for a system error.</returns>
    ValueTask<RaisedHandoff?> RaiseAsync(ReplyRequest request, string detail, CancellationToken cancellationToken);
}
