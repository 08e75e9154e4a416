using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Parley.Dialogue.LanguageModels.Registry;
using Parley.Knowledge;
using Parley.LanguageModels;
using Parley.Testing;
using Parley.Tools;

namespace Parley.Dialogue.Tests.LanguageModels;

/// <summary>Scripted models behind the real routing, racing, circuits and accounts, in virtual time.</summary>
internal sealed class ModelBench : IAsyncDisposable, IModelProvider, IModelUsageSink, IKnowledgeRetriever
{
    private readonly Dictionary<string, IChatClient> _clients;
    private readonly ServiceProvider _services;
    private readonly List<ModelUsage> _usages = [];
    private readonly Dictionary<string, TaskCompletionSource<ModelUsage>> _awaited = [];

    public ModelBench(params (string Name, IChatClient Client)[] models)
        : this(null, models)
    {
    }

    public ModelBench(IToolGateway? tools, params (string Name, IChatClient Client)[] models)
        : this(o => o, tools, models)
    {
    }

    public ModelBench(Func<ModelsOptions, ModelsOptions> configure, IToolGateway? tools, params (string Name, IChatClient Client)[] models)
    {
        _clients = models.ToDictionary(m => m.Name, m => m.Client);
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<TimeProvider>(Clock).AddSingleton<IModelProvider>(this).AddSingleton<IModelUsageSink>(this).AddSingleton<IKnowledgeRetriever>(this);
        services.AddSingleton(configure(new ModelsOptions
        {
            Models = [.. models.Select((m, i) => new ModelDefinition { Name = m.Name, Provider = "scripted", Model = m.Name, Price = new ModelPrice(1 + i, 10, 0.1m) })],
            LiveTiming = ModelTiming.Live with { LearnsHedge = false },
        }));
        if (tools is not null)
            services.AddSingleton(tools);
        services.AddDialogue();
        _services = services.BuildServiceProvider();
    }

    public WatchedTime Clock { get; } = new() { Cancellation = TestContext.Current.CancellationToken };

    public IReadOnlyList<Passage> Facts { get; set; } = [];

    /// <summary>Knowledge is asked and never answers, whoever cancels.</summary>
    public bool HangsKnowledge { get; set; }

    public ILanguageModels Models => _services.GetRequiredService<ILanguageModels>();

    public ModelRegistry Registry => _services.GetRequiredService<ModelRegistry>();

    public IReplyGenerator Replies => _services.GetRequiredService<IReplyGenerator>();

    public IToolHistory History => _services.GetRequiredService<IToolHistory>();

    public ModelScope Scope => new(Request().Call, Clinic.Agent, ModelClass.Live);

    IReadOnlyList<string> IModelProvider.Kinds => ["scripted"];

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>All accounts written so far.</summary>
    public IReadOnlyList<ModelUsage> Usages
    {
        get
        {
            lock (_usages)
                return [.. _usages];
        }
    }

    /// <summary>The account of a model's first request: written a moment after its reader has left.</summary>
    public Task<ModelUsage> UsageOfAsync(string model)
    {
        lock (_usages)
            return _usages.Find(u => u.Model.Name == model) is { } known
                ? Task.FromResult(known)
                : (_awaited.TryGetValue(model, out var awaited) ? awaited : _awaited[model] = new(TaskCreationOptions.RunContinuationsAsynchronously))
                    .Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    public ReplyRequest Request(string text = "where can i park", params Utterance[] history) =>
        new(Clinic.Call with { Clock = Clock }, Clinic.Agent, history, text) { Turn = (history.Length / 2) + 1 };

    public async Task<string> AskAsync(ModelScope? scope = null)
    {
        var client = Models.For(scope ?? Scope) ?? throw new InvalidOperationException("no model");
        return (await client.GetResponseAsync("Hi", cancellationToken: TestContext.Current.CancellationToken)).Text;
    }

    public ValueTask<IReadOnlyList<Passage>> RetrieveAsync(KnowledgeQuery query, CancellationToken cancellationToken) => 
        HangsKnowledge ? new(new TaskCompletionSource<IReadOnlyList<Passage>>().Task) : ValueTask.FromResult(Facts);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    IEnumerable<string> IModelProvider.Faults(ModelDefinition model) => [];

    IChatClient IModelProvider.Create(ModelDefinition model, string key) => _clients[model.Name];

    void IModelUsageSink.Record(ModelUsage usage)
    {
        lock (_usages)
        {
            _usages.Add(usage);
            if (_awaited.TryGetValue(usage.Model.Name, out var awaited))
                awaited.TrySetResult(usage);
        }
    }
}
