using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parley.Calls;
using Parley.Dialogue;
using Parley.LanguageModels;
using Parley.Storage.Calls;
using Parley.Storage.Database;

namespace Parley.Storage.Usage;

/// <summary>One request to a language model, for the accounts.</summary>
internal sealed class ModelRequestRow : ITenantOwned
{
    /// <summary>A token of a cheap model costs less than a millionth of its currency: whole numbers, so that sums are exact.</summary>
    private const decimal NanosPerUnit = 1_000_000_000m;

    public required string TenantId { get; init; }

    public required string CallId { get; init; }

    /// <summary>Rises in the order the requests ended, over restarts of the process too.</summary>
    public long Number { get; init; }

    public int Turn { get; init; }

    public required string Purpose { get; init; }

    /// <summary>As <c>flow/node</c>; empty outside of flows.</summary>
    public required string Node { get; init; }

    /// <summary>As the configuration names it.</summary>
    public required string Model { get; init; }

    public ModelClass Class { get; init; }

    public long InputTokens { get; init; }

    public long CachedInputTokens { get; init; }

    public long OutputTokens { get; init; }

    public bool Estimated { get; init; }

    /// <summary>In billionths of the currency; null for a model without a price.</summary>
    public long? CostNanos { get; init; }

    /// <summary>ISO 4217; empty where the configuration names none.</summary>
    public required string Currency { get; init; }

    public long? TimeToFirstTokenMs { get; init; }

    public long DurationMs { get; init; }

    public int Attempt { get; init; }

    public bool Hedge { get; init; }

    public bool Fallback { get; init; }

    public bool Ahead { get; init; }

    public bool Used { get; init; }

    public ModelEnding Ending { get; init; }

    public static void Configure(EntityTypeBuilder<ModelRequestRow> table)
    {
        table.HasKey(row => new { row.TenantId, row.CallId, row.Number });
        table.Property(row => row.CallId).HasMaxLength(64);
        table.Property(row => row.Currency).HasMaxLength(3);
    }

    /// <param name="usage">What was asked and what came of it.</param>
    /// <param name="call">Whose accounts it stands in.</param>
    /// <param name="number">Its <see cref="Number"/>.</param>
    /// <param name="isHeard">False for what was begun ahead of a turn that became another one.</param>
    public static ModelRequestRow Of(ModelUsage usage, CallId call, long number, bool isHeard)
    {
        var scope = usage.Scope;
        return new ModelRequestRow
        {
            TenantId = scope.Call.Tenant.Id.Value,
            CallId = call.Value,
            Number = number,
            Turn = scope.Turn,
            Purpose = scope.Purpose,
            Node = scope.Node,
            Model = usage.Model.Name,
            Class = scope.Class,
            InputTokens = usage.InputTokens,
            CachedInputTokens = usage.CachedInputTokens,
            OutputTokens = usage.OutputTokens,
            Estimated = usage.IsEstimated,
            CostNanos = usage.Cost is { } cost ? (long)decimal.Round(cost * NanosPerUnit) : null,
            Currency = usage.Model.Price?.Currency ?? "",
            TimeToFirstTokenMs = usage.TimeToFirstToken?.Milliseconds(),
            DurationMs = usage.Total.Milliseconds(),
            Attempt = usage.Attempt,
            Hedge = usage.IsHedge,
            Fallback = usage.IsFallback,
            Ahead = usage.IsAhead,
            // Who had not begun to speak gave nothing, and who was outrun was not listened to.
            Used = isHeard && usage.TimeToFirstToken is not null && usage.Ending is not ModelEnding.Outrun,
            Ending = usage.Ending,
        };
    }

    public static decimal? CostOf(long? nanos) => nanos / NanosPerUnit;

    public ModelRequestRecord ToRecord() => new(
        Purpose, Node, Model, Class, InputTokens, CachedInputTokens, OutputTokens, Estimated, CostOf(CostNanos), Currency.Length > 0 ? Currency : null,
        TimeToFirstTokenMs, DurationMs, Attempt, Hedge, Fallback, Ahead, Used, Ending);
}
