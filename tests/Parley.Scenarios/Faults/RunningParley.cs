using Parley.Scenarios.Hosting;

namespace Parley.Scenarios.Faults;

/// <summary>One server for all tests of a class.</summary>
public sealed class RunningParley : IAsyncLifetime
{
    internal ParleyProcess Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await ParleyProcess.StartAsync();

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();
}
