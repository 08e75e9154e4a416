using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parley.Agents;
using Parley.Dialogue.Consent;
using Parley.Dialogue.Deadlines;
using Parley.Dialogue.Grounded;
using Parley.Dialogue.LanguageModels;
using Parley.Dialogue.Routine;
using Parley.Flows.Running;
using Parley.Understanding;

namespace Parley.Dialogue;

public static class DialogueServiceCollectionExtensions
{
    // Shared by turns that no flow is meant for and questions that come up in flows: one circuit breaker knows of both.
    private const string AnswersKey = "answers";

    /// <summary>
    /// Agents and the replies they give. Needs an <c>IAgentVersionStore</c>, an <c>IKnowledgeRetriever</c> and logging; uses an <see cref="IChatClient"/> where
    /// one is registered and answers from the facts alone where none is.
    /// </summary>
    public static IServiceCollection AddDialogue(this IServiceCollection services)
    {
        services.AddAgents();
        services.AddOptions<ChatReplyOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<GroundedAnswerer>();
        services.AddUnderstanding();
        services.AddSingleton(Timely);
        services.AddSingleton(Runtime);
        services.AddKeyedSingleton(AnswersKey, (provider, _) => Answers(provider));
        services.AddSingleton(Replies);
        return services;
    }

    // On its own, so that the container, which made it, also disposes it.
    private static FirstTokenDeadlineReplyGenerator Timely(IServiceProvider services) =>
        ActivatorUtilities.CreateInstance<FirstTokenDeadlineReplyGenerator>(services, ActivatorUtilities.CreateInstance<ChatReplyGenerator>(services));

    // From the outside in: consent, flows, routine, fallback, breaker, deadlines, model.
    private static IReplyGenerator Replies(IServiceProvider services)
    {
        var others = new RoutineReplyGenerator(services.GetRequiredKeyedService<IReplyGenerator>(AnswersKey));
        return new ConsentReplyGenerator(
            services.HasFlowPorts() ? new BrainReplyGenerator(services.GetRequiredService<DialogueRuntime>(), others) : others);
    }

    private static DialogueRuntime Runtime(IServiceProvider services)
    {
        var answers = services.GetRequiredKeyedService<IReplyGenerator>(AnswersKey);
        return new DialogueRuntime(services.FlowPorts(new RoutineReplyGenerator(answers), answers));
    }

    private static IReplyGenerator Answers(IServiceProvider services)
    {
        IReplyGenerator grounded = services.GetRequiredService<GroundedAnswerer>();
        if (services.GetService<IChatClient>() is null)
            return grounded;
        var breaking = ActivatorUtilities.CreateInstance<CircuitBreakerReplyGenerator>(services, services.GetRequiredService<FirstTokenDeadlineReplyGenerator>());
        return ActivatorUtilities.CreateInstance<FallbackReplyGenerator>(services, breaking, grounded);
    }
}
