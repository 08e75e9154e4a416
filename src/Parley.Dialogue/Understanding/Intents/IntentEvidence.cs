namespace Parley.Understanding.Intents;

/// <summary>What speaks for one intent in one turn.</summary>
/// <param name="Nearest">Cosine to the nearest example; 0 without an encoder.</param>
/// <param name="Near">Mean cosine to the three nearest examples.</param>
/// <param name="Margin">How much nearer it is than the best other intent (negative: farther).</param>
/// <param name="Chance">By <see cref="IntentProbe"/>, 0 to 1.</param>
/// <param name="ChanceMargin">The same less the best other intent's.</param>
/// <param name="Words">Share of the turn's topic, by rarity, that the intent's examples speak of, 0 to 1.</param>
/// <param name="WordsMargin">The same less the best other intent's.</param>
/// <param name="HasSign">One of the intent's own words or phrases was said.</param>
/// <param name="Slots">Values were named that its flow asks for: 1 for one that no other flow does, less for one that several do.</param>
/// <param name="HasOwnSlot">A value was named that only its flow asks for.</param>
/// <param name="IsOfWhoCannotCome">Some of its examples say that somebody cannot keep a time ("I can't make it on Monday").</param>
/// <param name="IsAskedGenerally">Some of its examples ask what the business does for anybody ("do you take Medicare").</param>
internal readonly record struct IntentEvidence(
    double Nearest, double Near, double Margin, double Chance, double ChanceMargin, double Words, double WordsMargin, bool HasSign, double Slots, bool HasOwnSlot, bool IsAskedGenerally, bool IsOfWhoCannotCome);
