using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Parley.Conversation;
using Parley.Conversation.TurnTaking;
using Parley.Knowledge;
using Parley.Knowledge.Embeddings;
using Parley.Knowledge.Retrieval;
using Parley.Server.Hosting;
using Parley.Simulation.LanguageModels;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Voices;
using Parley.Understanding.Intents;

namespace Parley.Simulation.Hosting;

/// <summary>
/// What many simulated servers share because it is costly and holds nothing of a call: the sentence encoder, the knowledge's indexes and the
/// intents' examples. Thread-safe once made.
/// </summary>
internal sealed class SharedParts : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly Action<ILoggingBuilder> _log;
    private readonly string _agents;
    private readonly string _models;
    private readonly Lazy<SpeechEngines> _speech;
    private readonly string _template = Path.Combine(Path.GetTempPath(), $"parley-simulation-{Guid.NewGuid():N}");

    /// <param name="agents">One folder a tenant; null for the server's own.</param>
    /// <param name="models">What <c>./parley models</c> fetched; null for the server's own.</param>
    /// <param name="isLive">Whether tools reach the world.</param>
    public SharedParts(string? agents, string? models, Action<ILoggingBuilder>? log, bool isLive)
    {
        IsLive = isLive;
        var installed = new ConfigurationBuilder()
            .AddInMemoryCollection([new("PARLEY_AGENTS", agents), new("PARLEY_MODELS", models ?? Environment.GetEnvironmentVariable("PARLEY_MODELS"))]).Build();
        (_agents, _models, _log) = (InstalledFolders.Agents(installed), InstalledFolders.Models(installed), log ?? (_ => { }));
        // Calls by text need none.
        _speech = new(() => new SpeechEngines(_models, _log));
        _services = new ServiceCollection().AddLogging(_log)
            .AddKnowledge()
            .Configure<KnowledgeOptions>(knowledge =>
                (knowledge.Folder, knowledge.ModelFolder) = (_agents, Path.Combine(_models, "@energetic-ai", "model-embeddings-en", "dist")))
            .AddSingleton(provider => new IntentScoring(provider.GetService<ISentenceEmbedderSource>()))
            .BuildServiceProvider();
    }

    public string Agents => _agents;

    /// <summary>Tools reach the world.</summary>
    public bool IsLive { get; }

    /// <summary>A database with all tables and the agents' files taken in, to be copied: making one costs more than a call.</summary>
    public string TemplateFolder => _template;

    public SpeechEngines Speech => _speech.Value;

    /// <summary>Builds the indexes. Takes a second or two, on as many threads as it likes.</summary>
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        var indexes = _services.GetRequiredService<FactIndexes>();
        foreach (var (tenant, source) in indexes.Known())
            await indexes.GetAsync(tenant, source, cancellationToken);
    }

    public void Log(ILoggingBuilder logging) => _log(logging);

    /// <summary>Nothing of the environment enters it: a simulation goes the same way on every machine.</summary>
    public IConfiguration Configuration(Scenario scenario)
    {
        var settings = new Dictionary<string, string?>
        {
            ["PARLEY_AGENTS"] = _agents, ["PARLEY_MODELS"] = _models, ["Parley:Models:discovery:consent"] = "off",
            [$"{ConversationOptions.Section}:{nameof(ConversationOptions.Turns)}:{nameof(TurnRules.BeginAhead)}"] = scenario.BeginsAhead ? "true" : "false",
        };
        foreach (var (at, name) in scenario.Models.Keys.Index())
        {
            settings[$"Parley:Models:models:{name}:provider"] = ScriptedModelProvider.Kind;
            settings[$"Parley:Models:models:{name}:model"] = "scripted";
            settings[$"Parley:Models:live:{at}"] = settings[$"Parley:Models:deep:{at}"] = name;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }

    public void Reuse(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton(_services.GetRequiredService<SentenceEmbedderSource>()));
        services.Replace(ServiceDescriptor.Singleton(_services.GetRequiredService<FactIndexes>()));
        services.Replace(ServiceDescriptor.Singleton(_services.GetRequiredService<IntentScoring>()));
        services.Remove(services.Single(service => service.ImplementationType == typeof(KnowledgeWarmUp)));
    }

    public void Dispose()
    {
        _services.Dispose();
        if (_speech.IsValueCreated)
            _speech.Value.Dispose();
        TemporaryFolder.Delete(_template);
    }
}
