using Microsoft.Extensions.Configuration;
using Parley.Dialogue.LanguageModels.Routing;
using Parley.LanguageModels;
using Parley.Tenancy;

namespace Parley.Dialogue.LanguageModels.Registry;

/// <summary>Reads <see cref="ModelsOptions"/>; what is wrong is told by path, all of it at once.</summary>
internal static class ModelsReader
{
    public const string Section = "Parley:Models";

    public static (ModelsOptions Options, IReadOnlyList<string> Faults) Read(IConfiguration configuration)
    {
        var faults = new List<string>();
        var root = new Settings(configuration.GetSection(Section), faults);
        var found = root.Part("discovery");
        var currency = Currency(root);
        var options = new ModelsOptions
        {
            Models = [.. root.Parts("models").Select(m => Model(m, currency))],
            Live = root.List("live"),
            Deep = root.List("deep"),
            Routes = [.. root.Parts("routes").Select(Route)],
            Budget = Budget(root.Part("budget")),
            LiveTiming = Timing(root.Part("live_timing"), ModelTiming.Live),
            DeepTiming = Timing(root.Part("deep_timing"), ModelTiming.Deep),
            BreakDuration = root.Duration("break_duration", new ModelsOptions().BreakDuration),
            Discovery = found.Choice("consent", DiscoveryConsent.Offer),
            DiscoveredModel = found.Text("model"),
        };
        found.End();
        root.End();
        if (options.BreakDuration < TimeSpan.FromMilliseconds(500))
            root.Fault("break_duration", "is below 500 ms");
        return (options, [.. faults, .. Names(options)]);
    }

    private static ModelDefinition Model(Settings model, string currency)
    {
        var definition = new ModelDefinition
        {
            Name = model.Key,
            Provider = model.Text("provider", isRequired: true),
            Url = Url(model),
            Model = model.Text("model", isRequired: true),
            Key = model.Text("key"),
            Class = model.Choice("class", ModelClass.Live),
            Price = model.Has("price") ? Price(model.Part("price"), currency) : null,
            ContextTokens = model.Number("context_tokens", 8192, 512),
        };
        if (definition.Key.Length > 0 && !SecretReference.IsReference(definition.Key))
            model.Fault("key", $"is a key itself, or nothing known: refer to it by {SecretReference.Forms}");
        model.End();
        return definition;
    }

    private static Uri? Url(Settings model)
    {
        if (model.Text("url") is not { Length: > 0 } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            return url;
        model.Fault("url", $"is '{text}': expected an http or https address, such as http://127.0.0.1:8000");
        return null;
    }

    private static string Currency(Settings root)
    {
        var currency = root.Text("currency");
        if (currency.Length > 0 && !(currency.Length == 3 && currency.All(char.IsAsciiLetterUpper)))
            root.Fault("currency", $"is '{currency}': expected three capital letters of ISO 4217, such as EUR");
        return currency;
    }

    /// <summary>Half a price would count half of the tokens as free.</summary>
    private static ModelPrice Price(Settings price, string currency)
    {
        var (input, output) = (Needed(price, "input"), Needed(price, "output"));
        var read = new ModelPrice(input, output, price.Number("cached_input", input, 0m)) { Currency = currency };
        price.End();
        return read;
    }

    private static decimal Needed(Settings price, string key) => price.Text(key, isRequired: true).Length > 0 ? price.Number(key, 0m, 0m) : 0m;

    private static ModelRoute Route(Settings route)
    {
        var tenant = route.Text("tenant");
        var read = new ModelRoute
        {
            Tenant = TenantId.TryParse(tenant, out var id) ? id : null,
            Class = route.Text("class").Length > 0 ? route.Choice("class", ModelClass.Live) : null,
            Node = route.Text("node"),
            Intent = route.Text("intent"),
            Purpose = route.Text("purpose"),
            Models = route.List("models"),
        };
        if (tenant.Length > 0 && read.Tenant is null)
            route.Fault("tenant", $"is '{tenant}', which is no tenant's name");
        route.End();
        return read;
    }

    private static ModelBudget Budget(Settings budget)
    {
        var tenants = new Dictionary<TenantId, decimal>();
        var own = budget.Part("tenants");
        foreach (var part in budget.Parts("tenants"))
            if (TenantId.TryParse(part.Key, out var tenant))
                tenants[tenant] = own.Number(part.Key, 0m, 0m);
            else
                own.Fault(part.Key, "is no tenant's name");
        var read = new ModelBudget(Limit(budget, "per_call"), Limit(budget, "per_tenant_and_day"), tenants);
        budget.End();
        return read;
    }

    private static decimal? Limit(Settings budget, string key) => budget.Text(key).Length > 0 ? budget.Number(key, 0m, 0m) : null;

    private static ModelTiming Timing(Settings timing, ModelTiming usual)
    {
        var read = new ModelTiming(
            timing.Duration("first_token", usual.FirstToken),
            timing.Duration("next_token", usual.NextToken),
            timing.Duration("altogether", usual.Altogether),
            timing.Duration("hedge", usual.Hedge),
            timing.YesNo("learns_hedge", usual.LearnsHedge));
        timing.End();
        foreach (var (key, value) in ((string, TimeSpan)[])[("first_token", read.FirstToken), ("next_token", read.NextToken), ("altogether", read.Altogether)])
            if (value < TimeSpan.FromMilliseconds(50))
                timing.Fault(key, "is below 50 ms");
        return read;
    }

    private static IEnumerable<string> Names(ModelsOptions options)
    {
        var known = options.Models.Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        var lists = options.Routes.Select((r, i) => ($"routes:{i}:models", r.Models)).Prepend(("deep", options.Deep)).Prepend(("live", options.Live));
        return from list in lists
               from name in list.Item2
               where !known.Contains(name) && name != ModelRegistry.Shorthand
               select $"{Section}:{list.Item1} names '{name}', which is not configured; there are: {string.Join(", ", known.Order())}.";
    }
}
