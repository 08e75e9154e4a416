namespace Parley.Scenarios.Hosting;

/// <summary>One server for all tests of a class.</summary>
public sealed class RunningParley : IAsyncLifetime
{
    private ParleyProcess? _server;

    internal ParleyProcess Server => _server ?? throw new InvalidOperationException("The server did not start.");

    public async ValueTask InitializeAsync() => _server = await ParleyProcess.StartAsync();

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
