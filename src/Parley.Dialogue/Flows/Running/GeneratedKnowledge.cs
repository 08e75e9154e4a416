using System.Runtime.CompilerServices;
using Parley.Dialogue;

namespace Parley.Flows.Running;

/// <summary>
/// Has a reply generator answer. Where it knows nothing it says so and offers a person; in the middle of a flow that offer would collide with
/// the flow's own question, so "I do not know" becomes no answer at all. One part is held back to see whether the offer follows it.
/// </summary>
internal sealed class GeneratedKnowledge(IReplyGenerator replies) : IFlowKnowledge
{
    public async IAsyncEnumerable<ReplyPart> AnswerAsync(ReplyRequest request, string question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ReplyPart? held = null;
        await foreach (var part in replies.ReplyAsync(request with { UserText = question }, cancellationToken))
        {
            if (part is ReplyPart.PersonOffered)
                yield break;
            if (held is not null)
                yield return held;
            held = part;
        }

        if (held is not null)
            yield return held;
    }
}
