using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Logging;
using Parley.Dialogue.Guarding;
using Parley.Guardrails;
using Parley.LanguageModels;
using Polly.CircuitBreaker;

namespace Parley.Dialogue.Deadlines;

/// <summary>
/// Answers with <paramref name="fallback"/> when <paramref name="primary"/> fails before a word was let through. When it dies later, the reply
/// ends at the last whole sentence, an apology follows, and then the fallback's answer if it has one. Never silence.
/// </summary>
internal sealed partial class FallbackReplyGenerator(IReplyGenerator primary, IReplyGenerator fallback, ILogger<FallbackReplyGenerator> logger,
    SpokenMask mask) : IReplyGenerator
{
    private readonly ILogger _logger = logger;

    public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var said = new StringBuilder();
        Exception? fault = null;
        await foreach (var part in PrimaryAsync(request, e => fault = e, cancellationToken))
        {
            if (part is ReplyPart.Text text)
                said.Append(text.Value);
            yield return part;
        }

        if (fault is null)
            yield break;
        LogFault(request, fault, said.ToString());
        await foreach (var part in said.Length == 0 ? fallback.ReplyAsync(request, cancellationToken) : RepairAsync(request, said.ToString(), cancellationToken))
            yield return part;
    }

    /// <summary>The primary's reply in whole sentences, up to its end or its fault.</summary>
    private async IAsyncEnumerable<ReplyPart> PrimaryAsync(
        ReplyRequest request, Action<Exception> onFault, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var gate = new SentenceGate();
        await using var parts = primary.ReplyAsync(request, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await parts.MoveNextAsync())
                    break;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // Whatever a model, its server or the way to it throws: the caller gets an answer.
                onFault(e);
                yield break;
            }

            if (parts.Current is ReplyPart.Text { IsAuthored: false } text)
            {
                if (gate.Add(text.Value) is { Length: > 0 } ready)
                    yield return new ReplyPart.Text(ready);
                continue;
            }

            // Words that are not the model's are whole as they are, and come after what it said before them.
            if (parts.Current is ReplyPart.Text && gate.Rest() is { Length: > 0 } before)
            {
                yield return new ReplyPart.Text(before);
                gate = new SentenceGate();
            }

            yield return parts.Current;
        }

        if (gate.Rest() is { Length: > 0 } rest)
            yield return new ReplyPart.Text(rest);
    }

    private async IAsyncEnumerable<ReplyPart> RepairAsync(ReplyRequest request, string said, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new ReplyPart.Text((said[^1] is ' ' ? "" : " ") + "Sorry, I lost my thread. ") { IsAuthored = true };
        var parts = new List<ReplyPart>();
        await foreach (var part in fallback.ReplyAsync(request, cancellationToken))
            parts.Add(part);

        // Without a fact to cite the fallback would now claim not to know what was half answered already.
        if (!parts.Exists(p => p is ReplyPart.Citation))
            parts = [new ReplyPart.Text("Could you ask me that once more?") { IsAuthored = true }];
        foreach (var part in parts)
            yield return part;
    }

    private void LogFault(ReplyRequest request, Exception fault, string said)
    {
        if (fault is NoModelException { InnerException: null or BrokenCircuitException })
            ModelNotAsked(request.Call.Tenant.Id.Value, request.Call.Id.Value);
        else if (fault is NoModelException or ModelBrokenOffException)
            ModelsFailed(request.Call.Tenant.Id.Value, request.Call.Id.Value, said.Length, ModelFaults.Tell(fault));
        else
            ModelFailed(request.Call.Tenant.Id.Value, request.Call.Id.Value, said.Length, fault);
        if (!_logger.IsEnabled(LogLevel.Trace))
            return;
        var (asked, answered) = (mask.For(request, MaskingTarget.Log).UserText, mask.For(said, request.Agent, MaskingTarget.Log));
        ModelFailedSensitive(request.Call.Id.Value, asked, answered);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Tenant {Tenant}, call {Call}: no model may be asked, after failures or at the budget's end; the grounded answer is given.")]
    private partial void ModelNotAsked(string tenant, string call);

    // What was foreseen needs no trace, which is long and the same each time.
    [LoggerMessage(Level = LogLevel.Warning, Message = "Tenant {Tenant}, call {Call}: the model failed after {Characters} characters of its reply; the grounded answer is given. {Reason}")]
    private partial void ModelsFailed(string tenant, string call, int characters, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tenant {Tenant}, call {Call}: the model failed after {Characters} characters of its reply; the grounded answer is given.")]
    private partial void ModelFailed(string tenant, string call, int characters, Exception fault);

    [LoggerMessage(Level = LogLevel.Trace, Message = "Call {Call}: the model failed on '{UserText}' after '{Said}'.")]
    private partial void ModelFailedSensitive(string call, string userText, string said);
}
