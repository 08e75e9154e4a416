using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Parley.Tenancy;

namespace Parley.Dialogue.LanguageModels.Accounting;

/// <summary>
/// The meter <c>Parley.Models</c>. Tags follow OpenTelemetry's conventions for generative AI where those have a name; durations are in seconds;
/// no tag tells what was said.
/// </summary>
internal sealed class ModelMetrics : IDisposable
{
    public const string MeterName = "Parley.Models";

    private readonly Meter _meter;
    private readonly Histogram<double> _firstToken;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _tokens;
    private readonly Counter<double> _cost;
    private readonly Counter<long> _requests;
    private readonly Counter<long> _ahead;

    public ModelMetrics(IMeterFactory? factory = null)
    {
        _meter = factory?.Create(MeterName) ?? new Meter(MeterName);
        _firstToken = _meter.CreateHistogram<double>("parley.model.time_to_first_token", "s", "Request to first piece of the answer");
        _duration = _meter.CreateHistogram<double>("parley.model.duration", "s", "Request to the end of the answer");
        _tokens = _meter.CreateCounter<long>("parley.model.tokens", "{token}", "Tokens by type: input, cached_input, output");
        _cost = _meter.CreateCounter<double>("parley.model.cost", description: "In the configuration's currency");
        _requests = _meter.CreateCounter<long>("parley.model.requests", "{request}", "Requests by ending, hedges apart");
        _ahead = _meter.CreateCounter<long>("parley.replies.ahead", "{reply}", "Replies begun before their turn was over: begun, used, dropped");
    }

    public void Record(ModelUsage usage)
    {
        var tags = new TagList
        {
            { "parley.tenant", usage.Scope.Call.Tenant.Id.Value },
            { "parley.model", usage.Model.Name },
            { "gen_ai.request.model", usage.Model.Model },
            { "gen_ai.provider.name", usage.Model.Provider },
            { "parley.purpose", usage.Scope.Purpose },
        };
        if (usage.TimeToFirstToken is { } first)
            _firstToken.Record(first.TotalSeconds, tags);
        _duration.Record(usage.Total.TotalSeconds, tags);
        if (usage.Cost is { } cost)
            _cost.Add((double)cost, tags);
        AddTokens(usage.InputTokens - usage.CachedInputTokens, "input", tags);
        AddTokens(usage.CachedInputTokens, "cached_input", tags);
        AddTokens(usage.OutputTokens, "output", tags);
        tags.Add("ending", JsonNamingPolicy.SnakeCaseLower.ConvertName(usage.Ending.ToString()));
        tags.Add("hedge", usage.IsHedge);
        _requests.Add(1, tags);
    }

    /// <param name="tenant">Whose call.</param>
    /// <param name="outcome"><c>begun</c>, <c>used</c> or <c>dropped</c>.</param>
    public void BegunAhead(TenantContext tenant, string outcome) => _ahead.Add(1, new TagList { { "parley.tenant", tenant.Id.Value }, { "outcome", outcome } });

    public void Dispose() => _meter.Dispose();

    private void AddTokens(long count, string type, TagList tags)
    {
        tags.Add("gen_ai.token.type", type);
        _tokens.Add(count, tags);
    }
}
