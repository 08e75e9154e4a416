namespace Parley.Tools.Settings;

/// <param name="PerMinute">Runs a minute.</param>
/// <param name="Concurrent">Runs at the same time.</param>
internal sealed record TenantLimits(int PerMinute, int Concurrent)
{
    public static TenantLimits Default { get; } = new(6000, 256);
}
