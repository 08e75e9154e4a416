using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Parley.Dialogue.Deadlines;
using Parley.Dialogue.LanguageModels.Racing;
using Parley.Dialogue.LanguageModels.Registry;
using Parley.LanguageModels;
using Polly.CircuitBreaker;

namespace Parley.Dialogue.LanguageModels.Accounting;

/// <summary>Writes one request into the accounts at its end, however it ends: what was read before a cancellation costs as well.</summary>
internal sealed class MeteredChatClient(IChatClient inner, RegisteredModel model, ModelScope scope, ModelAttempt attempt, IModelUsageSink accounts) : DelegatingChatClient(inner)
{
    private TimeProvider Clock => scope.Call.Clock;

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var prompt = messages as IReadOnlyCollection<ChatMessage> ?? [.. messages];
        var tally = new Tally(Clock.GetTimestamp(), !scope.Committed.IsCompletedSuccessfully);
        await using var updates = base.GetStreamingResponseAsync(prompt, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            while (await MoveAsync(updates, tally, cancellationToken))
            {
                tally.Add(updates.Current, Clock);
                yield return updates.Current;
            }

            tally.Ending = ModelEnding.Completed;
        }
        finally
        {
            // A request that the circuit held back was never made.
            if (!tally.WasHeldBack)
                Record(tally, prompt, options);
        }
    }

    private static async ValueTask<bool> MoveAsync(IAsyncEnumerator<ChatResponseUpdate> updates, Tally tally, CancellationToken cancellationToken)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (BrokenCircuitException)
        {
            tally.WasHeldBack = true;
            throw;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            tally.Ending = e is ReplyDeadlineException ? ModelEnding.Late : ModelEnding.Failed;
            tally.WasRefused = tally.FirstToken is null && ModelFaults.WasNeverRead(e);
            throw;
        }
    }

    private void Record(Tally tally, IReadOnlyCollection<ChatMessage> prompt, ChatOptions? options)
    {
        var (definition, told) = (model.Definition, tally.Told);
        var input = told?.InputTokenCount ?? (tally.WasRefused ? 0 : TokenEstimate.OfPrompt(prompt, options));
        var cached = Math.Min(told?.CachedInputTokenCount ?? 0, input);
        var output = told?.OutputTokenCount ?? TokenEstimate.OfLetters(tally.Letters);
        // One that was given up for its silence was at least that slow; left out, the slow answers would make the model look fast.
        var wasTooSlow = attempt.IsOutrun || tally.Ending is ModelEnding.Late;
        if ((tally.FirstToken ?? (wasTooSlow ? Clock.GetElapsedTime(tally.Began) : null)) is { } first)
            model.Pace.Add(first);
        accounts.Record(new ModelUsage(
            scope, definition, input, cached, output,
            IsEstimated: told?.InputTokenCount is null || told.OutputTokenCount is null,
            definition.Price?.Of(input, cached, output),
            tally.FirstToken,
            Clock.GetElapsedTime(tally.Began),
            attempt.Number, attempt.IsHedge, tally.IsAhead,
            attempt.IsOutrun ? ModelEnding.Outrun : tally.Ending));
    }

    private sealed class Tally(long began, bool isAhead)
    {
        public long Began => began;

        public bool IsAhead => isAhead;

        /// <summary>A reader that stops reading has lost interest; anything else is told.</summary>
        public ModelEnding Ending { get; set; } = ModelEnding.Cancelled;

        public bool WasHeldBack { get; set; }

        /// <summary>The server said no, or was not reached: nothing was read, and nobody asks money for that.</summary>
        public bool WasRefused { get; set; }

        public TimeSpan? FirstToken { get; private set; }

        public UsageDetails? Told { get; private set; }

        public long Letters { get; private set; }

        public void Add(ChatResponseUpdate update, TimeProvider clock)
        {
            if (FirstToken is null && ModelSigns.IsAnswer(update))
                FirstToken = clock.GetElapsedTime(began);
            foreach (var content in update.Contents)
            {
                Letters += TokenEstimate.Letters(content);
                if (content is UsageContent { Details: { } usage })
                    (Told ??= new UsageDetails()).Add(usage);
            }
        }
    }
}
