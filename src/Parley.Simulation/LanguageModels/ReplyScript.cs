using Parley.Simulation.Checking;

namespace Parley.Simulation.LanguageModels;

/// <summary>
/// Which reply a request gets: those for its words go before those for any words, and of these the next that was not given yet; then the last one stays.
/// </summary>
internal sealed class ReplyScript(IReadOnlyList<ModelReply> replies)
{
    /// <summary>A model that has nothing to say about a turn.</summary>
    private static readonly ModelReply UnderstandsNothing = new ModelReply.Says("""{"intent": "none", "acts": [], "slots": {}}""", TimeSpan.FromMilliseconds(200));

    private static readonly ModelReply Refuses = new ModelReply.Status(503);

    private readonly bool[] _given = new bool[replies.Count];

    /// <summary>What was given last; before that what is to come first.</summary>
    public ModelReply Last { get; private set; } = replies.Count > 0 ? replies[0] : Refuses;

    public ModelReply Next(ModelRequest request)
    {
        var fitting = Enumerable.Range(0, replies.Count).Where(i => replies[i].For is not { } purpose || purpose == request.Purpose).ToList();
        var forWords = fitting.FindAll(i => replies[i].When.Length > 0 && TextPattern.IsIn(request.Words, replies[i].When));
        fitting = forWords.Count > 0 ? forWords : fitting.FindAll(i => replies[i].When.Length == 0);
        if (fitting.Count == 0)
            return Last = request.Purpose is ModelPurpose.Understanding ? UnderstandsNothing : Refuses;
        var left = fitting.FindAll(i => !_given[i]);
        var chosen = left.Count > 0 ? left[0] : fitting[^1];
        _given[chosen] = true;
        return Last = replies[chosen];
    }
}
