using Parley.Tenancy;

namespace Parley.Tools;

/// <summary>Tools a tenant has. Asked for every call, so what is slow to find is kept. Where two sources name the same tool, the first one counts.</summary>
public interface IToolSource
{
    /// <summary>What it has by now: a caller waits for it, so a server that is slow to tell is waited for once, and not long.</summary>
    ValueTask<IReadOnlyList<ITool>> ToolsAsync(TenantContext tenant, CancellationToken cancellationToken);

    /// <summary>Those of these names. What cannot have any of them is not asked.</summary>
    async ValueTask<IReadOnlyList<ITool>> NamedAsync(TenantContext tenant, IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        [.. (await ToolsAsync(tenant, cancellationToken)).Where(tool => names.Contains(tool.Definition.Name))];

    /// <summary>Completes once it has all it can have, or has failed to: for whoever checks agents, and has time.</summary>
    ValueTask ReadyAsync(TenantContext tenant, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
