using System.Runtime.CompilerServices;
using Parley.Dialogue;

namespace Parley.Simulation.Dialogues;

/// <summary>Takes notes of what is to be said.</summary>
internal sealed class LoggedReplies(IReplyGenerator inner, ReplyLog log) : IReplyGenerator
{
    public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var meant = log.Begins();
        await foreach (var part in inner.ReplyAsync(request, cancellationToken))
        {
            if (part is ReplyPart.Text text)
                meant.Append(text.Value);
            yield return part;
        }
    }
}
