using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Parley.Agents;
using Parley.Dialogue.Deadlines;
using Parley.Dialogue.Grounded;
using Parley.Dialogue.LanguageModels;
using Parley.Dialogue.Routine;
using Parley.LanguageModels;

namespace Parley.Dialogue;

public static class DialogueServiceCollectionExtensions
{
    /// <summary>
    /// Agents from files and the replies they give. Needs an <c>IKnowledgeRetriever</c> and logging; uses the language
    /// models that are configured and answers from the facts alone where none is.
    /// </summary>
    public static IServiceCollection AddDialogue(this IServiceCollection services)
    {
        services.AddOptions<AgentsOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<AgentsOptions>, AgentFilesValidation>();
        services.AddSingleton<IAgentCatalog, FileAgentCatalog>();
        services.AddSingleton<GroundedAnswerer>();
        services.AddLanguageModels();
        services.AddSingleton(Replies);
        return services;
    }

    // From the outside in: routine, fallback, then models (with deadlines, circuits and tools of their own) or the facts alone.
    private static IReplyGenerator Replies(IServiceProvider services)
    {
        IReplyGenerator grounded = services.GetRequiredService<GroundedAnswerer>();
        var withModels = ActivatorUtilities.CreateInstance<FallbackReplyGenerator>(services, services.GetRequiredService<ChatReplyGenerator>(), grounded);
        return new RoutineReplyGenerator(new ModelFirstReplyGenerator(services.GetRequiredService<IModelStatus>(), withModels, grounded));
    }
}
