using Parley.Tenancy;

namespace Parley.Dialogue.LanguageModels.Routing;

/// <summary>
/// What models may cost, in the configuration's currency. Once a limit is reached only models that cost nothing are asked: a call goes on,
/// cheaper or without a model.
/// </summary>
/// <param name="PerCall">Null: no limit.</param>
/// <param name="PerTenantAndDay">By UTC day; null: no limit.</param>
/// <param name="Tenants">Limits by day of single tenants, in place of the general one.</param>
public sealed record ModelBudget(decimal? PerCall, decimal? PerTenantAndDay, IReadOnlyDictionary<TenantId, decimal> Tenants)
{
    public static ModelBudget None { get; } = new(null, null, new Dictionary<TenantId, decimal>());

    internal bool IsSpent(TenantId tenant, ModelSpent spent)
    {
        var perDay = Tenants.TryGetValue(tenant, out var own) ? own : PerTenantAndDay;
        return spent.InCall >= (PerCall ?? decimal.MaxValue) || spent.ByTenantToday >= (perDay ?? decimal.MaxValue);
    }
}
