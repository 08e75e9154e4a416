using System.Runtime.CompilerServices;
using Parley.Dialogue;
using Parley.Dialogue.LanguageModels.ToolCalls;
using Parley.Flows.Engine;

namespace Parley.Flows.Running;

/// <summary>
/// Has a reply generator answer. Where it knows nothing it offers a person and says so; in the middle of a flow that offer would collide with
/// the flow's own question, so "I do not know" becomes no answer at all, or a plain one where something was said while it looked: that must not stand for the
/// answer. The offer comes before its words: nothing is held back for it, least of all what is said while a tool takes long. Where a model calls a person the
/// caller is asked, and the flow's question waits.
/// </summary>
internal sealed class GeneratedKnowledge(IReplyGenerator replies) : IFlowKnowledge
{
    public async IAsyncEnumerable<ReplyPart> AnswerAsync(ReplyRequest request, string question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var says = false;
        await foreach (var part in replies.ReplyAsync(request with { UserText = question }, cancellationToken))
        {
            if (part is ReplyPart.PersonOffered { Reason: not PersonProposal.Proposed })
            {
                if (says)
                    yield return new ReplyPart.Text(FlowPhrases.Unknown) { IsAuthored = true };
                yield break;
            }

            says |= part is ReplyPart.Text { Value.Length: > 0 };
            yield return part;
        }
    }
}
