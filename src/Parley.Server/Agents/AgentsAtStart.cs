using Parley.Agents;

namespace Parley.Server.Agents;

/// <summary>
/// Takes in every tenant's agents once all else has started, so that whoever started the server reads what is wrong, not the first caller.
/// The server listens by then: what needs to know of all agents waits for <see cref="TakenIn"/>.
/// </summary>
internal sealed class AgentsAtStart(IAgentFiles files) : IHostedLifecycleService
{
    private readonly TaskCompletionSource _takenIn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes once the files of all tenants were read; a server where that fails does not start.</summary>
    public Task TakenIn => _takenIn.Task;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await files.TakeInAsync(cancellationToken);
        _takenIn.TrySetResult();
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
