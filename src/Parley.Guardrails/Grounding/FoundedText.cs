using Parley.Guardrails.Injection;

namespace Parley.Guardrails.Grounding;

/// <inheritdoc/>
internal sealed class FoundedText : IFoundedText
{
    public bool IsFounded(string text, IReadOnlyList<string> evidence)
    {
        var sources = evidence.Select(ClaimReader.Read).ToList();
        return Sentences.Of(text).Select(ClaimReader.Read).All(claim => GroundingPolicy.HasNumbersAndDays(claim, sources) && GroundingPolicy.HasNames(claim, sources));
    }
}
