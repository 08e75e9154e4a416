using System.Diagnostics.Metrics;

namespace Parley.Speech.Tests.Resilience;

/// <summary>Sums up one counter of one meter instance.</summary>
internal sealed class CountingListener : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _total;

    public CountingListener(string name, Instrument instrument)
    {
        instrument.Name.ShouldBe(name);
        _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _total, value));
        _listener.EnableMeasurementEvents(instrument);
    }

    public long Total => Interlocked.Read(ref _total);

    public void Dispose() => _listener.Dispose();
}
