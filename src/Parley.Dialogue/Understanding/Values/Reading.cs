using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>What a reader made of some words.</summary>
/// <param name="Span">Which words.</param>
internal abstract record Reading(TokenSpan Span)
{
    /// <param name="Normal">In the slot type's normal form.</param>
    /// <param name="Spoken">As the agent reads it back.</param>
    /// <param name="Confidence">0 to 1, where the words stood alone as an answer counts as 1.</param>
    /// <param name="IsEvident">The words can hardly be anything else, so they count even where the slot was not asked for.</param>
    public sealed record Found(TokenSpan Span, string Normal, string Spoken, double Confidence, bool IsEvident) : Reading(Span)
    {
        /// <summary>What the words say about the filled value ("an hour later", "the last four are"): they take it back by themselves.</summary>
        public bool ChangesFilled { get; init; }
    }

    /// <param name="Reason">A sentence for the caller.</param>
    /// <param name="IsEvident">As of <see cref="Found"/>.</param>
    public sealed record Invalid(TokenSpan Span, string Reason, bool IsEvident) : Reading(Span);
}
