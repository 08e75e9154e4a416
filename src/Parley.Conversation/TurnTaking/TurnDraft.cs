namespace Parley.Conversation.TurnTaking;

/// <summary>
/// What the caller has said since the last committed turn: a turn in the making. The rules look at it many times a second in every call:
/// no closures and no enumerators where they look. Never changed, and no record: a copy must not take the joined text of another along.
/// </summary>
internal sealed class TurnDraft(IReadOnlyList<DraftUtterance> utterances)
{
    /// <summary>
    /// Characters of typed text that a turn takes in, and texts: who types more has it dropped until it is answered. A pasted letter fits in;
    /// a client that never stops typing does not fill the memory.
    /// </summary>
    public const int MostTyped = 16_000, MostTexts = 32;

    private string? _text;

    public static TurnDraft Empty { get; } = new([]);

    public IReadOnlyList<DraftUtterance> Utterances { get; } = utterances;

    public bool IsEmpty => Utterances.Count == 0;

    /// <summary>Joined when it is first asked for: a turn of many texts is looked at many times.</summary>
    public string Text => _text ??= Utterances.Count == 1
        ? Utterances[0].Text
        : string.Join(' ', Utterances.Select(utterance => utterance.Text).Where(text => text.Length > 0));

    public DraftUtterance? Latest => IsEmpty ? null : Utterances[^1];

    public TimeSpan LastSpeech => LatestOf(static utterance => utterance.LastSpeech);

    public TimeSpan Voiced => LatestOf(static utterance => utterance.Voiced);

    public bool AwaitsFinal
    {
        get
        {
            for (var index = 0; index < Utterances.Count; index++)
                if (Utterances[index].AwaitsFinal)
                    return true;
            return false;
        }
    }

    public bool IsTyped => Latest is { Typed: true };

    /// <summary>Text upon text: somebody who pastes line by line is answered once, and not line by line.</summary>
    public bool IsTypedOn => IsTyped && Utterances.Count > 1 && Utterances[^2].Typed;

    /// <summary>What of a typed text there is still room for; empty for none.</summary>
    public string Room(string typed)
    {
        var left = Utterances.Count >= MostTexts ? 0 : Math.Max(0, MostTyped - Text.Length - (IsEmpty ? 0 : 1));
        if (typed.Length <= left)
            return typed;
        // Not through the middle of a surrogate pair.
        return typed[..(left > 0 && char.IsHighSurrogate(typed[left - 1]) ? left - 1 : left)];
    }

    /// <summary>When the last final transcript came; null while one is missing.</summary>
    public TimeSpan? FinalAt => AwaitsFinal || IsEmpty ? null : LatestOf(static utterance => utterance.FinalAt ?? TimeSpan.Zero);

    /// <summary>The highest id the listener gave; 0 when all was typed.</summary>
    public int LastUtteranceId => IsEmpty ? 0 : Math.Max(0, Utterances.Max(utterance => utterance.Id));

    public DraftUtterance? Find(int id)
    {
        for (var index = 0; index < Utterances.Count; index++)
            if (Utterances[index].Id == id)
                return Utterances[index];
        return null;
    }

    /// <summary>Replaces the utterance of the same id, or adds one.</summary>
    public TurnDraft With(DraftUtterance changed)
    {
        var place = 0;
        while (place < Utterances.Count && Utterances[place].Id != changed.Id)
            place++;
        var utterances = new DraftUtterance[Math.Max(place + 1, Utterances.Count)];
        for (var index = 0; index < utterances.Length; index++)
            utterances[index] = index == place ? changed : Utterances[index];
        return new TurnDraft(utterances);
    }

    /// <summary>This draft with a later one's utterances behind it; an utterance in both is taken from the later.</summary>
    public TurnDraft Join(TurnDraft later) => later.Utterances.Aggregate(this, (joined, utterance) => joined.With(utterance));

    private TimeSpan LatestOf(Func<DraftUtterance, TimeSpan> time)
    {
        var latest = TimeSpan.Zero;
        for (var index = 0; index < Utterances.Count; index++)
            if (time(Utterances[index]) is var found && found > latest)
                latest = found;
        return latest;
    }
}
