using Microsoft.Extensions.AI;

namespace Parley.Dialogue.LanguageModels.Racing;

/// <summary>A model that may take part in a race.</summary>
internal interface IModelCandidate
{
    string Name { get; }

    /// <summary>After how much silence the next one is asked too; null for never.</summary>
    TimeSpan? HedgeAfter { get; }

    /// <summary>A client for this one request; the race does not dispose it.</summary>
    IChatClient Begin(ModelAttempt attempt);

    /// <summary>It was silent for so long that a model asked later spoke first.</summary>
    void WasOutrun();
}
