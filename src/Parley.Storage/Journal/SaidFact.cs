using Parley.Calls;
using Parley.Guardrails;
using Parley.Records;
using Parley.Storage.Calls;

namespace Parley.Storage.Journal;

/// <summary>Something said, with what viewers and the records may have of it.</summary>
internal sealed class SaidFact(CallEvent.Said said, MaskedUtterance shown, MaskedUtterance kept)
{
    private (string Text, IReadOnlyList<HiddenText> Hidden) _shown = (shown.Text, shown.Hidden);
    private (string Text, IReadOnlyList<HiddenText> Hidden) _kept = (kept.Text, kept.Hidden);
    private (string Shown, string Kept) _cautious = (shown.Cautious, kept.Cautious);

    public bool IsCaller => said.Entry.Speaker is Speaker.Caller;

    /// <summary>As it was masked when it came.</summary>
    public MaskedUtterance Shown => shown;

    public MaskedUtterance Kept => kept;

    public (CallEvent Shown, CallEvent Kept) Written => (As(_shown.Text, _shown.Hidden), As(_kept.Text, _kept.Hidden));

    /// <summary>What may be written of it while it waits: no number that is not known yet, whatever it turns out to be.</summary>
    public HeldLine Waiting
    {
        get
        {
            var (words, isWhole) = (As(_kept.Text, _kept.Hidden), _cautious.Kept == _kept.Text);
            var record = TranscriptRecord.Of(isWhole ? words.Entry : words.Entry with { Text = _cautious.Kept, Words = [] });
            return new HeldLine(record, _cautious.Shown);
        }
    }

    /// <summary>What came after it shows that it was part of a number.</summary>
    public void Revise(RevisedUtterance? shown = null, RevisedUtterance? kept = null)
    {
        _shown = shown is null ? _shown : (shown.Text, shown.Hidden);
        _kept = kept is null ? _kept : (kept.Text, kept.Hidden);
        _cautious = (shown?.Text ?? _cautious.Shown, kept?.Text ?? _cautious.Kept);
    }

    private CallEvent.Said As(string text, IReadOnlyList<HiddenText> hidden) => hidden.Count == 0
        ? said
        : said with { Entry = said.Entry with { Text = text, Words = MaskedWords.Of(said.Entry, hidden) } };
}
