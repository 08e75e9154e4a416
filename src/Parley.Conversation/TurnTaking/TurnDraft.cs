namespace Parley.Conversation.TurnTaking;

/// <summary>What the caller has said since the last committed turn: a turn in the making.</summary>
internal sealed record TurnDraft(IReadOnlyList<DraftUtterance> Utterances)
{
    public static TurnDraft Empty { get; } = new([]);

    public bool IsEmpty => Utterances.Count == 0;

    public string Text => string.Join(' ', Utterances.Select(utterance => utterance.Text).Where(text => text.Length > 0));

    public DraftUtterance? Latest => IsEmpty ? null : Utterances[^1];

    public TimeSpan LastSpeech => IsEmpty ? TimeSpan.Zero : Utterances.Max(utterance => utterance.LastSpeech);

    public TimeSpan Voiced => IsEmpty ? TimeSpan.Zero : Utterances.Max(utterance => utterance.Voiced);

    public bool AwaitsFinal => Utterances.Any(utterance => utterance.AwaitsFinal);

    public bool IsTyped => Latest is { Typed: true };

    /// <summary>When the last final transcript came; null while one is missing.</summary>
    public TimeSpan? FinalAt => AwaitsFinal || IsEmpty ? null : Utterances.Max(utterance => utterance.FinalAt);

    /// <summary>The highest id the listener gave; 0 when all was typed.</summary>
    public int LastUtteranceId => IsEmpty ? 0 : Math.Max(0, Utterances.Max(utterance => utterance.Id));

    public DraftUtterance? Find(int id) => Utterances.FirstOrDefault(utterance => utterance.Id == id);

    /// <summary>Replaces the utterance of the same id, or adds one.</summary>
    public TurnDraft With(DraftUtterance changed) => new(
        Find(changed.Id) is null
            ? [.. Utterances, changed]
            : [.. Utterances.Select(utterance => utterance.Id == changed.Id ? changed : utterance)]);

    /// <summary>This draft with a later one's utterances behind it; an utterance in both is taken from the later.</summary>
    public TurnDraft Join(TurnDraft later) => later.Utterances.Aggregate(this, (joined, utterance) => joined.With(utterance));
}
