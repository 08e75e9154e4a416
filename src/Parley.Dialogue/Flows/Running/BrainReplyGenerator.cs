using Parley.Dialogue;

namespace Parley.Flows.Running;

/// <summary>Flows in front of whatever else answers; an agent without flows is answered by the others alone.</summary>
internal sealed class BrainReplyGenerator(DialogueRuntime runtime, IReplyGenerator others) : IReplyGenerator
{
    public IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, CancellationToken cancellationToken) =>
        request.Agent.Flows.Count > 0 ? runtime.ReplyAsync(request, cancellationToken) : others.ReplyAsync(request, cancellationToken);
}
