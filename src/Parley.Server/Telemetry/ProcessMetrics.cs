using System.Diagnostics.Metrics;

namespace Parley.Server.Telemetry;

/// <summary>The meter <c>Parley.Process</c>: what the runtime's own figures leave out.</summary>
internal sealed class ProcessMetrics : IDisposable
{
    private readonly Meter _meter;

    public ProcessMetrics(IMeterFactory meters)
    {
        _meter = meters.Create("Parley.Process");
        _meter.CreateObservableGauge(
            "parley.process.native.memory", () => NativeHeap.BytesInUse() is { } bytes ? [new Measurement<long>(bytes)] : Array.Empty<Measurement<long>>(),
            "By", "Bytes that codecs, engines and the database hold of the C library's heap.");
    }

    public void Dispose() => _meter.Dispose();
}
