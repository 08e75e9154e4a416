using Microsoft.Extensions.DependencyInjection;
using Parley.Knowledge;
using Parley.Testing;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Understanding;

/// <summary>Understanding as a server wires it, with the sentence encoder or without.</summary>
internal static class ClinicUnderstanding
{
    public static string EncoderFolder { get; } = Path.Combine(RepositoryPaths.Models, "@energetic-ai", "model-embeddings-en", "dist");

    public static ServiceProvider Services(bool withEncoder)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddUnderstanding();
        if (withEncoder)
            services.AddKnowledge().Configure<KnowledgeOptions>(o => o.ModelFolder = EncoderFolder);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
    }
}
