using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Parley.Records;
using Parley.Tools;

namespace Parley.Dialogue.LanguageModels.ToolCalls;

/// <summary>The tool calls of one answer: run side by side, with something said while they take long.</summary>
internal sealed class ToolRound(
    ReplyRequest request, IReadOnlyList<ToolDefinition> tools, PersonProposal person, ToolErrands errands, ToolScope scope, ChatReplyOptions options)
{
    private const string Filler = "One moment, please. ";
    private const string StillAtIt = "I am still working on it. ";

    private readonly List<FunctionResultContent> _results = [];
    private readonly ConcurrentQueue<CallEvent> _ran = new();

    /// <summary>For the model, in the order of its calls. Complete when <see cref="RunAsync"/> has ended.</summary>
    public IReadOnlyList<FunctionResultContent> Results => _results;

    /// <summary>What ran, for the call's record. Complete when <see cref="RunAsync"/> has ended.</summary>
    public IReadOnlyList<CallEvent> Ran => [.. _ran];

    /// <summary>Some call named no tool, or its arguments were no JSON.</summary>
    public bool WasMalformed { get; private set; }

    /// <summary>Runs the calls; yields what to say meanwhile.</summary>
    /// <param name="isSilent">Nothing was said in this answer yet: the caller waits in silence.</param>
    public async IAsyncEnumerable<string> RunAsync(IReadOnlyList<FunctionCallContent> calls, bool isSilent, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var running = calls.Select(c => RunOneAsync(c, cancellationToken)).ToList();
        var all = Task.WhenAll(running);
        var patience = isSilent ? options.FillerDelay : options.NextFillerDelay;
        var filler = FillerFor(calls);
        while (await IsLateAsync(all, patience, cancellationToken))
        {
            yield return filler;
            (filler, patience) = (StillAtIt, options.NextFillerDelay);
        }

        _results.AddRange(await all);
    }

    private async Task<bool> IsLateAsync(Task all, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var settled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(all, Task.Delay(patience, request.Call.Clock, settled.Token));
        settled.Cancel();
        cancellationToken.ThrowIfCancellationRequested();
        return !all.IsCompleted;
    }

    private async Task<FunctionResultContent> RunOneAsync(FunctionCallContent content, CancellationToken cancellationToken)
    {
        if (person.IsOne(content))
            return person.Take(content);
        var (call, fault) = ToolCallReader.Read(content, tools, request);
        if (call is null)
        {
            WasMalformed = true;
            return new FunctionResultContent(content.CallId, ToolResults.Malformed(fault));
        }

        if (call.IsSpeculative && tools.First(t => t.Name == call.Tool).Effect is not ToolEffect.Reads)
        {
            // What leaves a trace waits until the caller's words are certain; a dropped speculation is cancelled here.
            await request.Committed.WaitAsync(cancellationToken);
            call = call with { IsSpeculative = false };
        }

        var began = request.Call.Clock.GetTimestamp();
        var outcome = await errands.RunAsync(call, scope, request.Turn, cancellationToken);
        // What the gateway did not let run is the model's mistake, not a step of the call; the audit has it.
        if (outcome is not ToolOutcome.Refused)
            _ran.Enqueue(new CallEvent.ToolFinished(TimeSpan.Zero, call.Tool, call.Step, ToolCodes.Of(outcome), request.Call.Clock.GetElapsedTime(began)));
        return new FunctionResultContent(content.CallId, ToolResults.ForModel(outcome));
    }

    private string FillerFor(IReadOnlyList<FunctionCallContent> calls)
    {
        var own = calls.Select(c => tools.FirstOrDefault(t => t.Name == c.Name)?.Filler).FirstOrDefault(f => f is { Length: > 0 });
        return own is null ? Filler : own.TrimEnd() + " ";
    }
}
