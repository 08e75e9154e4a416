using Parley.Agents;
using Parley.Tenancy;

namespace Parley.Server.Tests;

/// <summary>An agents' folder that is taken in when the test says so: as large as one pleases.</summary>
internal sealed class HeldAgentFiles : IAgentFiles
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The start has come to the agents: the server listens.</summary>
    public Task Begun => _begun.Task;

    public IReadOnlyList<TenantId> Tenants { get; } = [TenantId.Parse("shop_456")];

    public IReadOnlyList<string> Files => [];

    public IReadOnlyList<AgentFileState> States { get; private set; } = [];

    public async ValueTask TakeInAsync(CancellationToken cancellationToken)
    {
        _begun.TrySetResult();
        await _released.Task.WaitAsync(cancellationToken);
    }

    public ValueTask LookAgainAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public void Release()
    {
        States = [new AgentFileState(Tenants[0], "shop_456/other.yaml", "other", [], Answering: 1)];
        _released.TrySetResult();
    }
}
