using Microsoft.Extensions.DependencyInjection;
using Parley.Knowledge.Embeddings;
using Parley.Knowledge.Retrieval;

namespace Parley.Knowledge;

public static class KnowledgeServices
{
    /// <summary>Retrieval over facts files. Needs logging; bind <see cref="KnowledgeOptions"/> to point it at the files.</summary>
    public static IServiceCollection AddKnowledge(this IServiceCollection services)
    {
        services.AddOptions<KnowledgeOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SentenceEmbedderSource>();
        services.AddSingleton<ISentenceEmbedderSource>(provider => provider.GetRequiredService<SentenceEmbedderSource>());
        services.AddSingleton<FactIndexes>();
        services.AddSingleton<IKnowledgeSources>(provider => provider.GetRequiredService<FactIndexes>());
        services.AddSingleton<IKnowledgeRetriever, HybridKnowledgeRetriever>();
        services.AddHostedService<KnowledgeWarmUp>();
        return services;
    }
}
