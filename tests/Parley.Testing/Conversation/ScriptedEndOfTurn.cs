using Parley.Speech;

namespace Parley.Testing.Conversation;

/// <summary>Sure of the end unless the last word says that more is coming.</summary>
public sealed class ScriptedEndOfTurn : IEndOfTurnModel
{
    private static readonly string[] Unfinished = ["and", "is", "the", "my"];

    private readonly List<EndOfTurnContext> _contexts = [];

    public bool Throws { get; set; }

    /// <summary>What it was asked.</summary>
    public IReadOnlyList<EndOfTurnContext> Contexts => _contexts;

    public ValueTask<float> PredictAsync(EndOfTurnContext context, CancellationToken cancellationToken)
    {
        _contexts.Add(context);
        if (Throws)
            throw new SpeechEngineException("The end-of-turn model is broken.");
        var last = context.Transcript.Split(' ')[^1];
        return ValueTask.FromResult(Unfinished.Contains(last, StringComparer.OrdinalIgnoreCase) ? 0.05f : 0.95f);
    }
}
