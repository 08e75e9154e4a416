using Parley.Tenancy;

namespace Parley.Tools;

/// <summary>Tools a tenant has. Asked for every call, so what is slow to find is kept. Where two sources name the same tool, the first one counts.</summary>
public interface IToolSource
{
    ValueTask<IReadOnlyList<ITool>> ToolsAsync(TenantContext tenant, CancellationToken cancellationToken);
}
