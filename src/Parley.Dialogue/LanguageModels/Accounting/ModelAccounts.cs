using Microsoft.Extensions.Logging;

namespace Parley.Dialogue.LanguageModels.Accounting;

/// <summary>Where every request to a model is counted: budgets, metrics, the log, and the sinks of other modules.</summary>
internal sealed partial class ModelAccounts(ModelSpend spend, ModelMetrics metrics, IEnumerable<IModelUsageSink> sinks, ILogger<ModelAccounts> logger) : IModelUsageSink
{
    private readonly ILogger _logger = logger;
    private readonly IModelUsageSink[] _sinks = [.. sinks];

    public void Record(ModelUsage usage)
    {
        spend.Add(usage);
        metrics.Record(usage);
        Used(
            usage.Scope.Call.Tenant.Id.Value, usage.Scope.Call.Id.Value, usage.Scope.Turn, usage.Scope.Purpose, usage.Model.Name, usage.Ending,
            usage.InputTokens, usage.CachedInputTokens, usage.OutputTokens, usage.IsEstimated, usage.Cost, usage.TimeToFirstToken?.TotalMilliseconds ?? double.NaN);
        foreach (var sink in _sinks)
            sink.Record(usage);
    }

    [LoggerMessage(
        Level = LogLevel.Debug,
        Message = "Tenant {Tenant}, call {Call}, turn {Turn}, {Purpose}: {Model} {Ending}; tokens in {Input} (cached {Cached}), out {Output}, estimated {IsEstimated}, cost {Cost}, first token {FirstToken:F0} ms.")]
    private partial void Used(
        string tenant, string call, int turn, string purpose, string model, ModelEnding ending,
        long input, long cached, long output, bool isEstimated, decimal? cost, double firstToken);
}
