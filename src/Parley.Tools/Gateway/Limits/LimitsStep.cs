using System.Collections.Concurrent;
using Parley.Tenancy;
using Parley.Tools.Settings;

namespace Parley.Tools.Gateway.Limits;

/// <summary>
/// Rates and caps, per call, per tool and per tenant. A rate that is used up refuses at once; a place among those that run at a time is waited
/// for, as briefly as a caller waits.
/// </summary>
internal sealed class LimitsStep(ITenantLimits tenants, TimeProvider clock) : IToolStep, IDisposable
{
    internal static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private readonly CallCounts _calls = new(clock);
    private readonly ConcurrentDictionary<(TenantId Tenant, string Tool, int Most), RateBucket> _rates = new();
    private readonly ConcurrentDictionary<(TenantId Tenant, string Tool, int Most), SemaphoreSlim> _places = new();

    public async ValueTask<ToolOutcome> InvokeAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken)
    {
        var (tenant, tool, policy, whole) = (run.Tenant.Id, run.Call.Tool, run.Tool.Policy, tenants.LimitsOf(run.Tenant));
        if (!_calls.TryTake(run.Scope.Call.Id, tool, policy.PerCall))
            return Limited($"'{tool}' ran {policy.PerCall} times in this call");
        if (!Rate(tenant, tool, policy.PerMinute).TryTake() || !Rate(tenant, "", whole.PerMinute).TryTake())
            return Limited($"'{tool}' ran too often in the last minute");
        var (own, shared) = (Places(tenant, tool, policy.Concurrent), Places(tenant, "", whole.Concurrent));
        if (!await EnterAsync(own, run.Clock, cancellationToken))
            return Limited($"'{tool}' runs {policy.Concurrent} times at once already");
        try
        {
            if (!await EnterAsync(shared, run.Clock, cancellationToken))
                return Limited($"{whole.Concurrent} tools run at once already");
            try
            {
                return await next(run, cancellationToken);
            }
            finally
            {
                shared.Release();
            }
        }
        finally
        {
            own.Release();
        }
    }

    public void Dispose()
    {
        foreach (var places in _places.Values)
            places.Dispose();
    }

    private static async ValueTask<bool> EnterAsync(SemaphoreSlim places, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (places.Wait(0, CancellationToken.None))
            return true;
        using var patience = new CancellationTokenSource(LongestWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await places.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static ToolOutcome.Failed Limited(string message) => new("rate_limited", message + ".");

    private RateBucket Rate(TenantId tenant, string tool, int most) =>
        _rates.GetOrAdd((tenant, tool, most), static (key, clock) => new RateBucket(key.Most, clock), clock);

    private SemaphoreSlim Places(TenantId tenant, string tool, int most) =>
        _places.GetOrAdd((tenant, tool, most), static key => new SemaphoreSlim(key.Most));
}
