using Parley.Agents;
using Parley.Conversation;
using Parley.Dialogue;
using Parley.Knowledge;
using Parley.Providers.OpenAI;
using Parley.Server.Hosting;
using Parley.Speech;
using Parley.Tools.Files;

namespace Parley.Server;

internal static class ParleyEngines
{
    /// <summary>What stands behind the ports: the embedded engines, and a language model where one is configured.</summary>
    public static IServiceCollection AddParleyEngines(this IServiceCollection services, IConfiguration configuration)
    {
        var (agents, models) = (InstalledFolders.Agents(configuration), InstalledFolders.Models(configuration));
        services.AddSpeech(speech => speech.ModelsFolder = models);
        services.AddKnowledge();
        services.Configure<KnowledgeOptions>(knowledge =>
            (knowledge.Folder, knowledge.ModelFolder) = (agents, Path.Combine(models, "@energetic-ai", "model-embeddings-en", "dist")));
        services.AddDialogue();
        services.Configure<AgentsOptions>(options => options.Folder = agents);
        services.Configure<ToolsOptions>(tools => tools.Folder = agents);
        services.AddOpenAICompatibleModel(configuration);
        services.AddConversation();
        return services;
    }
}
