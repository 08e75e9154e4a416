namespace Parley.Knowledge.Embeddings;

/// <summary>Turns a sentence into a vector of length 1, so that a dot product is the cosine. Thread-safe.</summary>
internal interface ISentenceEmbedder
{
    float[] Embed(string sentence);
}
