using Microsoft.Extensions.AI;

namespace Parley.LanguageModels;

/// <summary>The way to every language model: routed, hedged, watched by deadlines and circuits, counted. Thread-safe.</summary>
public interface ILanguageModels
{
    /// <summary>
    /// A client for one scope, cheap to make. It streams the first model that speaks. It throws <see cref="NoModelException"/> when none could
    /// begin, and <see cref="ModelBrokenOffException"/> when the one that spoke then failed.
    /// </summary>
    /// <returns>Null where no model may be asked: none is configured, all are resting after failures, or the budget is spent.</returns>
    IChatClient? For(ModelScope scope);
}
