using Microsoft.Extensions.DependencyInjection;
using Parley.Calls;
using Parley.Handoff;
using Parley.Tenancy;

namespace Parley.Server.Tests.Brain;

/// <summary>The server's own summaries and queue, which tell when a summary was written, or not, and when one was noted.</summary>
internal sealed class WatchedSummaries
{
    private readonly TaskCompletionSource<HandoffSummary?> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _noted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What came of the first; null where it was not used.</summary>
    public Task<HandoffSummary?> Written => _written.Task.WaitAsync(TestContext.Current.CancellationToken);

    public Task Noted => _noted.Task.WaitAsync(TestContext.Current.CancellationToken);

    public void AddTo(IServiceCollection services)
    {
        var (summaries, queue) = (Take<IHandoffSummaries>(services), Take<IHandoffQueue>(services));
        services.AddSingleton<IHandoffSummaries>(provider => new Writer(this, (IHandoffSummaries)ActivatorUtilities.CreateInstance(provider, summaries)));
        services.AddSingleton<IHandoffQueue>(provider => new Queue(this, (IHandoffQueue)ActivatorUtilities.CreateInstance(provider, queue)));
    }

    private static Type Take<T>(IServiceCollection services)
    {
        var own = services.Single(service => service.ServiceType == typeof(T));
        services.Remove(own);
        return own.ImplementationType!;
    }

    private sealed class Writer(WatchedSummaries watched, IHandoffSummaries inner) : IHandoffSummaries
    {
        public async Task<HandoffSummary?> WriteAsync(HandoffRecord record, CancellationToken cancellationToken)
        {
            var written = await inner.WriteAsync(record, cancellationToken);
            watched._written.TrySetResult(written);
            return written;
        }
    }

    private sealed class Queue(WatchedSummaries watched, IHandoffQueue inner) : IHandoffQueue
    {
        public async ValueTask NoteSummaryAsync(TenantContext tenant, string id, HandoffSummary summary, CancellationToken cancellationToken)
        {
            await inner.NoteSummaryAsync(tenant, id, summary, cancellationToken);
            watched._noted.TrySetResult();
        }

        public ValueTask<QueuedHandoff> AddAsync(TenantContext tenant, QueuedHandoff handoff, CancellationToken cancellationToken) => inner.AddAsync(tenant, handoff, cancellationToken);

        public ValueTask NoteTargetAsync(TenantContext tenant, string id, string target, CancellationToken cancellationToken) => inner.NoteTargetAsync(tenant, id, target, cancellationToken);

        public ValueTask<QueuedHandoff?> FindAsync(TenantContext tenant, string id, CancellationToken cancellationToken) => inner.FindAsync(tenant, id, cancellationToken);

        public ValueTask<IReadOnlyList<QueuedHandoff>> OfCallAsync(TenantContext tenant, CallId call, CancellationToken cancellationToken) => inner.OfCallAsync(tenant, call, cancellationToken);

        public ValueTask<IReadOnlyList<QueuedHandoff>> ListAsync(TenantContext tenant, HandoffStatus? status, string? queue, int limit, CancellationToken cancellationToken) =>
            inner.ListAsync(tenant, status, queue, limit, cancellationToken);

        public ValueTask<HandoffChange> ClaimAsync(TenantContext tenant, string id, string by, DateTimeOffset at, CancellationToken cancellationToken) => inner.ClaimAsync(tenant, id, by, at, cancellationToken);

        public ValueTask<HandoffChange> CloseAsync(TenantContext tenant, string id, string by, string note, DateTimeOffset at, CancellationToken cancellationToken) =>
            inner.CloseAsync(tenant, id, by, note, at, cancellationToken);

        public ValueTask<HandoffChange> WithdrawAsync(TenantContext tenant, string id, DateTimeOffset at, CancellationToken cancellationToken) => inner.WithdrawAsync(tenant, id, at, cancellationToken);
    }
}
