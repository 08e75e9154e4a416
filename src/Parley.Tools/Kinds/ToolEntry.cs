using Parley.Tenancy;
using Parley.Tools.Settings;

namespace Parley.Tools.Kinds;

/// <summary>One entry of a tenant's tool file.</summary>
/// <param name="Tenant">Whose file.</param>
/// <param name="Name">The entry's key: the tool's name, or for kinds with several tools their prefix.</param>
/// <param name="Settings">What stands under it.</param>
/// <param name="Folder">The tenant's folder, for files that settings name.</param>
internal sealed record ToolEntry(TenantContext Tenant, string Name, ToolSettings Settings, string Folder);
