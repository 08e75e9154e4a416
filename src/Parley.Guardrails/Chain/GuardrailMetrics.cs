using System.Diagnostics.Metrics;
using System.Text.Json;
using Parley.Tenancy;

namespace Parley.Guardrails.Chain;

internal sealed class GuardrailMetrics : IDisposable
{
    private readonly Meter _meter = new("Parley.Guardrails");
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _findings;
    private readonly Counter<long> _failures;

    public GuardrailMetrics()
    {
        _duration = _meter.CreateHistogram<double>("parley.guardrail.duration", "s", "Time a text spent in the whole chain.");
        _findings = _meter.CreateCounter<long>("parley.guardrail.findings", "{finding}", "What guardrails found.");
        _failures = _meter.CreateCounter<long>("parley.guardrail.failures", "{failure}", "Guardrails that threw or were too slow.");
    }

    public void Took(GuardrailStage stage, TimeSpan duration) => _duration.Record(duration.TotalSeconds, Stage(stage));

    public void Found(TenantId tenant, GuardrailStage stage, GuardrailFinding finding, string verdict)
    {
        if (_findings.Enabled)
            _findings.Add(1, new("parley.tenant", tenant.Value), Stage(stage), new("guardrail", finding.Guardrail), new("category", finding.Category), new("verdict", verdict));
    }

    public void Failed(GuardrailStage stage, string guardrail, string reason) =>
        _failures.Add(1, Stage(stage), new("guardrail", guardrail), new("reason", reason));

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Stage(GuardrailStage stage) => new("stage", Names[(int)stage]);

    private static readonly string[] Names = [.. Enum.GetNames<GuardrailStage>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];
}
