using Parley.Calls;

namespace Parley.Dialogue.Consent;

/// <summary>What a caller answered to the question for consent.</summary>
/// <param name="Given">Unknown where the words are no clear answer.</param>
/// <param name="Rest">What was said besides; empty where the words were the answer and nothing else.</param>
internal readonly record struct ConsentAnswer(ConsentStatus Given, string Rest);
