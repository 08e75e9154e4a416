using Parley.Dialogue;

namespace Parley.Flows.Running;

/// <summary>Answers a question that came up in a flow. Thread-safe.</summary>
internal interface IFlowKnowledge
{
    /// <summary>The answer's parts, streamed; none where there is no answer.</summary>
    IAsyncEnumerable<ReplyPart> AnswerAsync(ReplyRequest request, string question, CancellationToken cancellationToken);
}
