using System.Diagnostics.Metrics;
using Parley.Tenancy;

namespace Parley.Tools.Gateway.Auditing;

internal sealed class ToolMetrics : IDisposable
{
    private readonly Meter _meter = new("Parley.Tools");
    private readonly Histogram<double> _duration;

    public ToolMetrics() =>
        _duration = _meter.CreateHistogram<double>("parley.tool.duration", "s", "How long tool calls took, by tool and outcome.");

    public void Called(TenantId tenant, string tool, string outcome, TimeSpan duration) => _duration.Record(
        duration.TotalSeconds, new("parley.tenant", tenant.Value), new("parley.tool", tool), new KeyValuePair<string, object?>("outcome", outcome));

    public void Dispose() => _meter.Dispose();
}
