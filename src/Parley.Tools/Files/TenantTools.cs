using Parley.Tools.Outbound;
using Parley.Tools.Settings;

namespace Parley.Tools.Files;

/// <summary>What a tenant's tool file says.</summary>
/// <param name="Hosts">What tools may reach.</param>
/// <param name="Limits">All tools together.</param>
/// <param name="Tools">Those known from the file alone.</param>
/// <param name="Sources">Servers that have to be asked for theirs.</param>
/// <param name="Faults">What is wrong with it.</param>
internal sealed record TenantTools(
    IReadOnlyList<HostRule> Hosts,
    TenantLimits Limits,
    IReadOnlyList<ITool> Tools,
    IReadOnlyList<OverlaidSource> Sources,
    IReadOnlyList<ToolFileFault> Faults)
{
    public static TenantTools None { get; } = new([], TenantLimits.Default, [], [], []);
}
