using Microsoft.Extensions.DependencyInjection;
using Parley.Dialogue;
using Parley.Dialogue.Guarding;
using Parley.Handoff;
using Parley.Tools;
using Parley.Understanding;

namespace Parley.Flows.Running;

/// <summary>Puts flows in front of the other replies, where everything they need is there.</summary>
internal static class FlowServices
{
    /// <summary>Flows need a store, understanding, tools and people; a host without one of them answers without flows.</summary>
    public static bool HasFlowPorts(this IServiceProvider services) =>
        services.GetService<IDialogueStateStore>() is not null && services.GetService<ITurnUnderstanding>() is not null
        && services.GetService<IToolGateway>() is not null && services.GetService<IToolDirectory>() is not null && services.GetService<IHandoffs>() is not null;

    /// <param name="others">Answers what no flow is meant for.</param>
    /// <param name="knowledge">Answers questions that come up in a flow.</param>
    public static DialoguePorts FlowPorts(this IServiceProvider services, IReplyGenerator others, IReplyGenerator knowledge) => new(
        services.GetRequiredService<IDialogueStateStore>(),
        services.GetRequiredService<ITurnUnderstanding>(),
        services.GetRequiredService<IToolGateway>(),
        services.GetRequiredService<IToolDirectory>(),
        services.GetRequiredService<IHandoffs>(),
        new GeneratedKnowledge(knowledge),
        others,
        new HandoffRecords(services.GetRequiredService<SpokenMask>()));
}
