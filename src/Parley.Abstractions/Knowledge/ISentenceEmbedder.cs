namespace Parley.Knowledge;

/// <summary>Turns sentences into vectors of length 1, so that a dot product is the cosine; blank ones into zeros. Thread-safe.</summary>
public interface ISentenceEmbedder
{
    /// <summary>A vector for each, in their order. Several at once cost less than one after another.</summary>
    float[][] Embed(IReadOnlyList<string> sentences);
}
