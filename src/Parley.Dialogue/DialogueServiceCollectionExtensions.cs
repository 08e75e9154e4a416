using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Parley.Agents;
using Parley.Dialogue.Deadlines;
using Parley.Dialogue.Grounded;
using Parley.Dialogue.LanguageModels;
using Parley.Dialogue.Routine;
using Parley.Understanding;

namespace Parley.Dialogue;

public static class DialogueServiceCollectionExtensions
{
    /// <summary>
    /// Agents from files and the replies they give. Needs an <c>IKnowledgeRetriever</c> and logging; uses an <see cref="IChatClient"/> where
    /// one is registered and answers from the facts alone where none is.
    /// </summary>
    public static IServiceCollection AddDialogue(this IServiceCollection services)
    {
        services.AddOptions<AgentsOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ChatReplyOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<AgentsOptions>, AgentFilesValidation>();
        services.AddSingleton<IAgentCatalog, FileAgentCatalog>();
        services.AddSingleton<GroundedAnswerer>();
        services.AddUnderstanding();
        services.AddSingleton(Timely);
        services.AddSingleton(Replies);
        return services;
    }

    // On its own, so that the container, which made it, also disposes it.
    private static FirstTokenDeadlineReplyGenerator Timely(IServiceProvider services) =>
        ActivatorUtilities.CreateInstance<FirstTokenDeadlineReplyGenerator>(services, ActivatorUtilities.CreateInstance<ChatReplyGenerator>(services));

    // From the outside in: routine, fallback, breaker, deadlines, model.
    private static IReplyGenerator Replies(IServiceProvider services)
    {
        IReplyGenerator grounded = services.GetRequiredService<GroundedAnswerer>();
        if (services.GetService<IChatClient>() is null)
            return new RoutineReplyGenerator(grounded);
        var breaking = ActivatorUtilities.CreateInstance<CircuitBreakerReplyGenerator>(services, services.GetRequiredService<FirstTokenDeadlineReplyGenerator>());
        return new RoutineReplyGenerator(ActivatorUtilities.CreateInstance<FallbackReplyGenerator>(services, breaking, grounded));
    }
}
