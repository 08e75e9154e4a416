using Parley.Tenancy;

namespace Parley.Tools;

/// <summary>Every tool a tenant has, whoever may use it: for checking agents before they answer. Thread-safe.</summary>
public interface IToolDirectory
{
    ValueTask<IReadOnlyList<ToolDefinition>> AllAsync(TenantContext tenant, CancellationToken cancellationToken);
}
