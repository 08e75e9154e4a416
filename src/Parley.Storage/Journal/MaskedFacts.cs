using Parley.Agents;
using Parley.Calls;
using Parley.Guardrails;
using Parley.Records;
using Parley.Storage.Calls;

namespace Parley.Storage.Journal;

/// <summary>
/// One call's facts with what was said masked, once for viewers and once for the records. An utterance that ends in digits of unknown meaning is
/// held until the caller has said what follows, for a number said bit by bit is known only at its end; what was said after it waits with it, so
/// that the transcript stays in order. Everything else passes. For one reader at a time.
/// </summary>
internal sealed class MaskedFacts(ISensitiveTranscripts sensitive, AgentDefinition agent)
{
    /// <summary>The caller's utterances a number may run over before the last one; nothing waits for more.</summary>
    private const int Remembered = 3;

    private readonly ISensitiveTranscript _shown = sensitive.Open(agent);
    private readonly ISensitiveTranscript _kept = sensitive.Open(agent);
    private readonly List<SaidFact> _held = [];

    /// <summary>What waits, in order, as it may be written meanwhile.</summary>
    public IReadOnlyList<HeldLine> Waiting => [.. _held.Select(held => held.Waiting)];

    /// <returns>What may be told now, in order.</returns>
    public IReadOnlyList<(CallEvent Shown, CallEvent Kept)> Pass(CallEvent fact)
    {
        switch (fact)
        {
            case CallEvent.Said { Entry.Speaker: Speaker.Caller } said:
                return Hear(said);
            case CallEvent.Said said:
                var masked = Mask(said);
                if (_held.Count == 0)
                    return [masked.Written];
                _held.Add(masked);
                return [];
            case CallEvent.Heard heard:
                var interim = heard with { InterimText = _shown.Preview(heard.InterimText, MaskingTarget.Event) };
                return [(interim, interim)];
            case CallEvent.Ended:
                return [.. Release(_held.Count), (fact, fact)];
            default:
                return [(fact, fact)];
        }
    }

    private List<(CallEvent, CallEvent)> Hear(CallEvent.Said said)
    {
        var news = Mask(said);
        foreach (var revised in news.Shown.Revised)
            Before(revised.Back)?.Revise(shown: revised);
        foreach (var revised in news.Kept.Revised)
            Before(revised.Back)?.Revise(kept: revised);
        List<(CallEvent, CallEvent)> ready = news.Kept.MayGoOn ? [] : Release(_held.Count);
        _held.Add(news);
        if (!news.Kept.MayRunOn)
            ready.AddRange(Release(_held.Count));
        else if (_held.Count(held => held.IsCaller) > Remembered)
            ready.AddRange(Release(Math.Max(1, _held.FindIndex(1, held => held.IsCaller))));
        return ready;
    }

    private SaidFact Mask(CallEvent.Said said) => new(
        said, _shown.Mask(said.Entry.Speaker, said.Entry.Text, MaskingTarget.Event), _kept.Mask(said.Entry.Speaker, said.Entry.Text, MaskingTarget.Transcript));

    private SaidFact? Before(int back) => _held.Where(held => held.IsCaller).Reverse().ElementAtOrDefault(back - 1);

    private List<(CallEvent, CallEvent)> Release(int count)
    {
        List<(CallEvent, CallEvent)> ready = [.. _held.Take(count).Select(held => held.Written)];
        _held.RemoveRange(0, count);
        return ready;
    }
}
