using Parley.Dialogue;
using Parley.LanguageModels;

namespace Parley.Storage.Usage;

/// <summary>One request to a language model as shown.</summary>
/// <param name="Purpose">What the answer was for: <c>reply</c>, <c>understanding</c>...</param>
/// <param name="Node">The flow node that asked, as <c>flow/node</c>; empty outside of flows.</param>
/// <param name="Model">As the configuration names it.</param>
/// <param name="Class">Which of the agent's lists it was asked from.</param>
/// <param name="InputTokens">Of the whole prompt, cached ones included.</param>
/// <param name="CachedInputTokens">Of them, those the server's prefix cache held.</param>
/// <param name="OutputTokens">What it wrote.</param>
/// <param name="Estimated">The server told no usage: tokens are counted from letters.</param>
/// <param name="Cost">Null for a model without a price.</param>
/// <param name="Currency">ISO 4217; null where the configuration names none.</param>
/// <param name="TimeToFirstTokenMs">From the request to the first piece of the answer; null when none came.</param>
/// <param name="DurationMs">From the request to its end.</param>
/// <param name="Attempt">1 for the first model asked; more for hedges and fallbacks.</param>
/// <param name="Hedge">Asked because the one before was late.</param>
/// <param name="Fallback">Asked because another had failed or broken off.</param>
/// <param name="Ahead">Asked before the caller's turn was known to be over.</param>
/// <param name="Used">Something of its answer was used. What was not is paid for all the same.</param>
/// <param name="Ending">How it ended.</param>
public sealed record ModelRequestRecord(
    string Purpose, string Node, string Model, ModelClass Class, long InputTokens, long CachedInputTokens, long OutputTokens, bool Estimated, decimal? Cost, string? Currency,
    long? TimeToFirstTokenMs, long DurationMs, int Attempt, bool Hedge, bool Fallback, bool Ahead, bool Used, ModelEnding Ending);
