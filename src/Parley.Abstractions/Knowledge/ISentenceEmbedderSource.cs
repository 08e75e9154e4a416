namespace Parley.Knowledge;

/// <summary>Where the sentence encoder comes from, if it is there. Thread-safe.</summary>
public interface ISentenceEmbedderSource
{
    /// <summary>Null where the model is missing: those who ask go by words alone. The first call may take a second to load it.</summary>
    ISentenceEmbedder? Embedder { get; }
}
