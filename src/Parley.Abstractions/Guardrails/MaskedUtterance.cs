namespace Parley.Guardrails;

/// <param name="Text">The utterance as it may be written.</param>
/// <param name="Revised">Utterances before it that must read otherwise now, because a number ran over both; usually none.</param>
public sealed record MaskedUtterance(string Text, IReadOnlyList<RevisedUtterance> Revised)
{
    /// <summary>What was taken out, in order.</summary>
    public IReadOnlyList<HiddenText> Hidden { get; init; } = [];

    /// <summary>It ends in digits that nothing yet says what they are of: what comes next may make a card number of them.</summary>
    public bool MayRunOn { get; init; }

    /// <summary>The utterance without those digits too, to keep while what comes next is not known.</summary>
    public string Cautious { get; init; } = Text;

    /// <summary>It could go on with digits said before it.</summary>
    public bool MayGoOn { get; init; }
}
