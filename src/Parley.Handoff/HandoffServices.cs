using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Parley.Handoff.Targets;
using Parley.Handoff.Triggers;

namespace Parley.Handoff;

public static class HandoffServices
{
    /// <summary>
    /// <see cref="IHandoffs"/> over the embedded queue. Needs logging and <see cref="IHandoffQueue"/>, and uses <see cref="IHandoffSummaries"/> where there is one; bind <see cref="HandoffOptions"/> to its
    /// section for a webhook and e-mail.
    /// </summary>
    public static IServiceCollection AddHandoff(this IServiceCollection services)
    {
        services.AddOptions<HandoffOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<HandoffOptions>, HandoffOptionsValidation>();
        services.AddTargets();
        services.AddSingleton<IHandoffTriggers, HandoffTriggers>();
        services.AddSingleton<HandoffDeliveries>();
        services.AddSingleton<BetterSummaries>();
        services.AddSingleton<IHandoffs, Handoffs>();
        return services;
    }

    /// <summary>In the order they are asked.</summary>
    private static void AddTargets(this IServiceCollection services)
    {
        services.AddSingleton<IHandoffTarget, WebhookTarget>();
        services.AddSingleton<IHandoffTarget, EmailTarget>();
    }
}
