using Parley.Dialogue;

namespace Parley.Simulation.LanguageModels;

/// <summary>What simulated models were asked, and how each request ended.</summary>
internal sealed class ModelLog(TimeProvider clock, Func<int> eventsSoFar) : IModelUsageSink
{
    private readonly List<ModelRequest> _requests = [];
    private readonly List<ModelEntry> _ended = [];
    private readonly long _began = clock.GetTimestamp();

    /// <summary>In the order they were made.</summary>
    public IReadOnlyList<ModelRequest> Requests => _requests;

    /// <summary>In the order they ended, lost hedges included.</summary>
    public IReadOnlyList<ModelEntry> Ended => _ended;

    public void Asked(ModelRequest request) => _requests.Add(request);

    public void Record(ModelUsage usage) => _ended.Add(new ModelEntry(eventsSoFar(), clock.GetElapsedTime(_began), usage));
}
