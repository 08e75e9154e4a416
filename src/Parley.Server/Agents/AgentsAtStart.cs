using Parley.Agents;

namespace Parley.Server.Agents;

/// <summary>Takes in every tenant's agents once all else has started, so that whoever started the server reads what is wrong, not the first caller.</summary>
internal sealed class AgentsAtStart(IAgentFiles files) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => files.TakeInAsync(cancellationToken).AsTask();

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
