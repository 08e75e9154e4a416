using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Parley.Dialogue;
using Parley.Flows.Engine;
using Parley.Records;

namespace Parley.Flows.Running;

/// <summary>
/// Flows in front of whatever else answers; an agent without flows is answered by the others alone. So is a turn whose state cannot be read or
/// stored: nothing is committed that would not last, but the caller still gets an answer.
/// </summary>
internal sealed partial class BrainReplyGenerator(DialogueRuntime runtime, IReplyGenerator others, ILogger<BrainReplyGenerator> logger) : IReplyGenerator
{
    private readonly ILogger _logger = logger;

    public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Exception? fault = null;
        if (request.Agent.Flows.Count > 0)
            await foreach (var part in FlowsAsync(request, e => fault = e, cancellationToken))
                yield return part;
        if (request.Agent.Flows.Count > 0 && fault is null)
            yield break;
        if (fault is not null)
        {
            FlowsFailed(request.Call.Tenant.Id.Value, request.Call.Id.Value, fault);
            yield return new ReplyPart.Noted(new CallEvent.Degraded(TimeSpan.Zero, "flows", fault.GetType().Name));
        }

        if (request.IsResumption)
        {
            yield return new ReplyPart.Text($"{FlowPhrases.CutOff} {FlowPhrases.HowCanIHelp}") { IsAuthored = true };
            yield break;
        }

        await foreach (var part in others.ReplyAsync(request, cancellationToken))
            yield return part;
    }

    /// <summary>The flows' reply. A fault is told only while nothing was said: half an answer and another one after it would confuse.</summary>
    private async IAsyncEnumerable<ReplyPart> FlowsAsync(
        ReplyRequest request, Action<Exception> onFault, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var parts = runtime.ReplyAsync(request, cancellationToken).GetAsyncEnumerator(cancellationToken);
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                if (!await parts.MoveNextAsync())
                    yield break;
            }
            catch (Exception e) when (isFirst && !cancellationToken.IsCancellationRequested)
            {
                // Whatever keeps the state from its store: a full disk, a locked database.
                onFault(e);
                yield break;
            }

            yield return parts.Current;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Tenant {Tenant}, call {Call}: the flows cannot go on; the turn is answered without them.")]
    private partial void FlowsFailed(string tenant, string call, Exception fault);
}
