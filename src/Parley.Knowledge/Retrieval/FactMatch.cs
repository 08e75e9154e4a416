using Parley.Knowledge.Facts;

namespace Parley.Knowledge.Retrieval;

/// <param name="Fact">Which.</param>
/// <param name="Words">Share of the question's words, weighted by rarity, that the fact holds: 0 to about 1.</param>
/// <param name="Unknown">Share of the question's words that no fact of the source holds: 0 to 1.</param>
/// <param name="Meaning">Cosine with the nearest way of asking, or null without embeddings.</param>
internal readonly record struct FactMatch(Fact Fact, double Words, double Unknown, double? Meaning);
