using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parley.Agents;
using Parley.Dialogue.Consent;
using Parley.Dialogue.Deadlines;
using Parley.Dialogue.Grounded;
using Parley.Dialogue.Guarding;
using Parley.Dialogue.LanguageModels;
using Parley.Dialogue.LanguageModels.Understanding;
using Parley.Dialogue.Routine;
using Parley.Flows.Running;
using Parley.Guardrails;
using Parley.Handoff;
using Parley.LanguageModels;
using Parley.Records;
using Parley.Understanding;

namespace Parley.Dialogue;

public static class DialogueServices
{
    // Shared by turns that no flow is meant for and questions that come up in flows.
    private const string AnswersKey = "answers";

    /// <summary>
    /// Agents and the replies they give. Needs an <c>IAgentVersionStore</c>, an <c>IKnowledgeRetriever</c> and logging; uses the language
    /// models that are configured and answers from the facts alone where none is.
    /// </summary>
    public static IServiceCollection AddDialogue(this IServiceCollection services)
    {
        services.AddAgents();
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<KnowledgeSearchOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<TimelyKnowledge>();
        services.AddSingleton<GroundedAnswerer>();
        services.AddSingleton<SpokenMask>();
        services.AddSingleton<PassageScreen>();
        services.AddUnderstanding();
        services.AddLanguageModels();
        services.AddSingleton<ITurnUnderstanding>(provider => ActivatorUtilities.CreateInstance<ModelTurnUnderstanding>(provider, provider.GetRequiredService<SeveralWishes>()));
        services.AddHostedService<UnderstandingWarmUp>();
        services.AddHostedService<GuardrailWarmUp>();
        services.AddSingleton(Runtime);
        services.AddSingleton<IHandovers>(provider => new Handovers(
            new(() => provider.HasFlowPorts() ? provider.GetRequiredService<DialogueRuntime>() : null), provider.GetService<IHeardCalls>()));
        services.AddKeyedSingleton<IReplyGenerator>(AnswersKey, (provider, _) => Answers(provider));
        services.AddSingleton(Replies);
        services.AddSingleton<IBreakdownHandoffs>(provider => new BreakdownHandoffs(provider.GetService<IHandoffTriggers>(), Persons(provider)));
        return services;
    }

    // From the outside in: consent, hand-offs, guardrails, flows, routine, fallback, then models (with deadlines, circuits and tools of their own) or the facts alone.
    private static IReplyGenerator Replies(IServiceProvider services)
    {
        var others = new RoutineReplyGenerator(services.GetRequiredKeyedService<IReplyGenerator>(AnswersKey));
        IReplyGenerator brain = services.HasFlowPorts() ? ActivatorUtilities.CreateInstance<BrainReplyGenerator>(services, services.GetRequiredService<DialogueRuntime>(), others) : others;
        var mask = services.GetRequiredService<SpokenMask>();
        if (services.GetService<IGuardrailChain>() is { } chain)
            brain = new GuardedReplyGenerator(brain, chain, mask);
        if (Persons(services) is { } persons && services.GetService<IHandoffTriggers>() is { } triggers)
            brain = new TriggeredReplyGenerator(brain, triggers, new CallSignals(), persons);
        return new ConsentReplyGenerator(brain);
    }

    private static HandoffCalls? Persons(IServiceProvider services) => services.GetService<IHandoffs>() is { } handoffs
        ? new HandoffCalls(handoffs, services.GetRequiredService<SpokenMask>(), services.HasFlowPorts() ? services.GetRequiredService<DialogueRuntime>() : null)
        : null;

    private static DialogueRuntime Runtime(IServiceProvider services)
    {
        var answers = services.GetRequiredKeyedService<IReplyGenerator>(AnswersKey);
        return new DialogueRuntime(services.FlowPorts(new RoutineReplyGenerator(answers), answers));
    }

    private static ModelFirstReplyGenerator Answers(IServiceProvider services)
    {
        IReplyGenerator grounded = services.GetRequiredService<GroundedAnswerer>();
        var withModels = ActivatorUtilities.CreateInstance<FallbackReplyGenerator>(services, services.GetRequiredService<ChatReplyGenerator>(), grounded);
        return new ModelFirstReplyGenerator(services.GetRequiredService<IModelStatus>(), withModels, grounded);
    }
}
