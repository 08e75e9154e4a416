using Microsoft.Extensions.DependencyInjection;
using Parley.Tenancy;
using Parley.Testing;

namespace Parley.Knowledge.Tests;

/// <summary>The sample clinic's knowledge, as a server wires it.</summary>
internal static class SampleKnowledge
{
    public static readonly TenantContext Clinic = new(TenantId.Parse("clinic_123"));

    public static string EncoderFolder { get; } = Path.Combine(RepositoryPaths.Models, "@energetic-ai", "model-embeddings-en", "dist");

    public static ServiceProvider Services(string? folder = null, string? modelFolder = null) => new ServiceCollection()
        .AddLogging()
        .AddKnowledge()
        .Configure<KnowledgeOptions>(o =>
        {
            o.Folder = folder ?? Path.Combine(RepositoryPaths.Root, "samples");
            o.ModelFolder = modelFolder ?? EncoderFolder;
        })
        .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });

    public static KnowledgeQuery Query(string text, int limit = 3) => new(Clinic, ["clinic_facts"], text, limit);
}
