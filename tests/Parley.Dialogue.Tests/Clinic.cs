using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parley.Agents;
using Parley.Calls;
using Parley.Knowledge;
using Parley.Tenancy;
using Parley.Testing;
using Parley.Testing.Agents;

namespace Parley.Dialogue.Tests;

/// <summary>The sample clinic, wired as a server does.</summary>
internal static class Clinic
{
    public static readonly TenantContext Tenant = new(TenantId.Parse("clinic_123"));

    /// <summary>Its time stands: a search that a busy machine makes slow is not too late.</summary>
    public static readonly CallContext Call = new(new CallId("call_1"), Tenant, new FakeTimeProvider());

    public static readonly AgentDefinition Agent = new()
    {
        AgentName = "Clinic Appointment Assistant",
        TenantId = Tenant.Id,
        VoiceProfile = "clear",
        Language = "en-US",
        KnowledgeSources = ["clinic_facts"],
    };

    public static ServiceCollection Services()
    {
        var services = new ServiceCollection();
        var samples = Path.Combine(RepositoryPaths.Root, "samples");
        services.AddLogging().AddKnowledge().AddDialogue();
        services.AddSingleton<IAgentVersionStore, MemoryAgentVersions>();
        services.Configure<AgentsOptions>(o => o.Folder = samples);
        services.Configure<KnowledgeOptions>(o =>
        {
            o.Folder = samples;
            o.ModelFolder = Path.Combine(RepositoryPaths.Models, "@energetic-ai", "model-embeddings-en", "dist");
        });
        return services;
    }

    public static ReplyRequest Request(string text, params Utterance[] history) => new(Call, Agent, history, text);
}
