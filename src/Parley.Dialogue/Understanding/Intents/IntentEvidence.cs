namespace Parley.Understanding.Intents;

/// <summary>What speaks for one intent in one turn.</summary>
/// <param name="Nearest">Cosine to the nearest example; 0 without an encoder.</param>
/// <param name="Near">Mean cosine to the three nearest examples.</param>
/// <param name="Margin">How much nearer it is than the best other intent (negative: farther).</param>
/// <param name="Background">Cosine to the nearest sentence that is about none of a business's tasks.</param>
/// <param name="Words">Share of the turn's topic, by rarity, that the intent's examples speak of, 0 to 1.</param>
/// <param name="WordsMargin">The same less the best other intent's.</param>
/// <param name="HasSign">One of the intent's own words or phrases was said.</param>
internal readonly record struct IntentEvidence(double Nearest, double Near, double Margin, double Background, double Words, double WordsMargin, bool HasSign);
