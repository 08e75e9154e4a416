using Parley.Tenancy;

namespace Parley.Tools;

/// <summary>Every tool a tenant has, whoever may use it: for checking agents before they answer. Thread-safe.</summary>
public interface IToolDirectory
{
    /// <summary>Waits for servers of tools that were not heard of yet, as long as they may take to connect.</summary>
    ValueTask<IReadOnlyList<ToolDefinition>> AllAsync(TenantContext tenant, CancellationToken cancellationToken);

    /// <summary>Those of these names that are known by now, or in no more time than a caller may be kept. Servers that can have none of them are not asked.</summary>
    async ValueTask<IReadOnlyList<ToolDefinition>> NamedAsync(TenantContext tenant, IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        [.. (await AllAsync(tenant, cancellationToken)).Where(tool => names.Contains(tool.Name))];
}
