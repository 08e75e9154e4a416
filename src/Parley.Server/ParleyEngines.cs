using Parley.Agents;
using Parley.Conversation;
using Parley.Dialogue;
using Parley.Dialogue.Grounded;
using Parley.Dialogue.LanguageModels;
using Parley.Guardrails;
using Parley.Handoff;
using Parley.Knowledge;
using Parley.Providers.Anthropic;
using Parley.Providers.Ollama;
using Parley.Providers.OpenAI;
using Parley.Server.Hosting;
using Parley.Server.Hosting.Operator;
using Parley.Speech;
using Parley.Tools.Files;

namespace Parley.Server;

internal static class ParleyEngines
{
    /// <summary>What stands behind the ports: the embedded engines, and language models where some are configured.</summary>
    public static IServiceCollection AddParleyEngines(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSpeech(speech => speech.ModelsFolder = InstalledFolders.Models(configuration));
        return services.AddParleyBrain(configuration);
    }

    /// <summary>All of it but ears and voice: what decides, knows and phrases. Simulated calls bring ears and voice of their own.</summary>
    public static IServiceCollection AddParleyBrain(this IServiceCollection services, IConfiguration configuration)
    {
        var (agents, models) = (InstalledFolders.Agents(configuration), InstalledFolders.Models(configuration));
        services.AddKnowledge();
        services.Configure<KnowledgeOptions>(knowledge =>
            (knowledge.Folder, knowledge.ModelFolder) = (agents, Path.Combine(models, "@energetic-ai", "model-embeddings-en", "dist")));
        services.AddGuardrails();
        services.AddHandoff();
        services.AddDialogue();
        services.AddAgentChecks();
        services.Configure<AgentsOptions>(options => options.Folder = agents);
        services.Configure<ToolsOptions>(tools => tools.Folder = agents);
        services.AddOpenAIModels().AddOllamaModels().AddAnthropicModels();
        services.AddOpenAICompatibleModel(configuration);
        services.AddConfiguredModels(ModelsFile.Under(configuration, agents));
        services.AddConversation();
        services.AddSection<ConversationOptions>(ConversationOptions.Section);
        services.AddSection<KnowledgeSearchOptions>(KnowledgeSearchOptions.Section);
        return services;
    }
}
