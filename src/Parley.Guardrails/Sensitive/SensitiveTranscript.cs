using Parley.Agents;
using Parley.Calls;
using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Sensitive;

internal sealed class SensitiveTranscript(SensitiveText masking, AgentDefinition agent) : ISensitiveTranscript
{
    /// <summary>A card number is said in four groups at most.</summary>
    private const int Remembered = 3;

    private readonly List<Earlier> _before = [];
    private CueKind _asked;
    private bool _isOpen;

    public MaskedUtterance Mask(Speaker speaker, string text, MaskingTarget target)
    {
        if (speaker == Speaker.Agent)
        {
            // "Go on." asks for the same thing still.
            _asked = LastCue(text) is var cue && cue != CueKind.None ? cue : text.Contains('?', StringComparison.Ordinal) ? CueKind.None : _asked;
            return Written(text, SensitiveFinder.Find(text), target) with { MayGoOn = true };
        }

        var (reading, across, offset, symbols) = Find(text);
        var known = With(reading.Found, across, offset, text.Length);
        var isAbout = IsAbout();
        var ends = NumberEnds.Of(reading.Spoken, known, isAbout);
        _isOpen = ends.IsPassage ? _isOpen : ends.MayRunOn;
        var masked = Written(text, known, target) with
        {
            Revised = across.Length == 0 ? [] : Revise(across, target), MayRunOn = _isOpen, MayGoOn = ends.MayGoOn,
        };
        if (ends.MayRunOn)
            masked = masked with { Cautious = NumberEnds.WithoutOpenNumbers(reading.Spoken, known, masking.Hidden(text, known, agent, target), isAbout) };
        _before.Add(new Earlier(text, symbols, reading.IsNearCard, reading.IsAboutCard || across.Any(span => span.Category is SensitiveCategory.CardNumber)));
        if (_before.Count > Remembered)
            _before.RemoveAt(0);
        return masked;
    }

    public string Preview(string text, MaskingTarget target)
    {
        var (reading, across, offset, _) = Find(text);
        var spans = With(reading.Found, across, offset, text.Length);
        return NumberEnds.WithoutOpenNumbers(reading.Spoken, spans, masking.Hidden(text, spans, agent, target), isAboutNumbers: false);
    }

    private (Reading Reading, SensitiveSpan[] Across, int Offset, SymbolKinds Symbols) Find(string text)
    {
        var reading = SensitiveFinder.Read(text, _asked, _before.Exists(earlier => earlier.IsAboutCard));
        var symbols = SymbolsIn(reading);
        if (!MayRunOver(symbols))
            return (reading, [], 0, symbols);
        var whole = string.Join(" ", [.. _before.Select(earlier => earlier.Text), text]);
        var offset = whole.Length - text.Length;
        return (reading, [.. SensitiveFinder.Find(whole, _asked).Where(span => RunsOver(span) && span.Start < offset && span.End > offset)], offset, symbols);
    }

    /// <summary>
    /// Whether a number may begin in what was said before and end here. Every kind that runs over has digits, and letters at most beside
    /// them: most of what is said has neither, and captions ask several times a second.
    /// </summary>
    private bool MayRunOver(SymbolKinds here)
    {
        var before = SymbolKinds.None;
        foreach (var earlier in _before)
            before |= earlier.Symbols;
        return before != SymbolKinds.None && here != SymbolKinds.None && (before | here).HasFlag(SymbolKinds.Numbers);
    }

    private static SymbolKinds SymbolsIn(Reading reading)
    {
        var kinds = SymbolKinds.None;
        foreach (var token in reading.Spoken.Tokens)
            if (token.IsSymbol)
                kinds |= token.Kind is TokenKind.Letter ? SymbolKinds.Letters : SymbolKinds.Numbers;
        return kinds;
    }

    /// <summary>Whether what is being talked of is a number of the kind that may be said bit by bit.</summary>
    private bool IsAbout() => IsGrave(_asked) || _before.Exists(earlier => IsGrave(LastCue(earlier.Text)));

    private static bool IsGrave(CueKind kind) => kind is CueKind.Card or CueKind.Social or CueKind.Iban or CueKind.Account;

    private List<RevisedUtterance> Revise(SensitiveSpan[] across, MaskingTarget target)
    {
        var revised = new List<RevisedUtterance>();
        var start = 0;
        for (var index = 0; index < _before.Count; index++)
        {
            var text = _before[index].Text;
            if (across.Any(span => span.Start < start + text.Length && start < span.End))
            {
                var written = Written(text, With(SensitiveFinder.Read(text, _asked, _before[index].IsNearCard).Found, across, start, text.Length), target);
                revised.Add(new RevisedUtterance(_before.Count - index, written.Text, written.Hidden));
            }

            start += text.Length + 1;
        }

        return revised;
    }

    private MaskedUtterance Written(string text, IReadOnlyList<SensitiveSpan> spans, MaskingTarget target)
    {
        var hidden = masking.Hidden(text, spans, agent, target);
        return new MaskedUtterance(SensitiveText.Written(text, hidden), []) { Hidden = [.. hidden.Select(span => new HiddenText(span.Start, span.Length))] };
    }

    /// <summary>An utterance's own findings and its share of those that run over it.</summary>
    private static List<SensitiveSpan> With(List<SensitiveSpan> own, SensitiveSpan[] across, int offset, int length)
    {
        if (across.Length == 0)
            return own;
        var parts = across
            .Select(span => (Start: Math.Max(0, span.Start - offset), End: Math.Min(length, span.End - offset), span.Category))
            .Where(part => part.End > part.Start)
            .Select(part => new SensitiveSpan(part.Start, part.End - part.Start, part.Category))
            .ToArray();
        return [.. own.Where(span => !parts.Any(part => part.Overlaps(span))).Concat(parts).OrderBy(span => span.Start)];
    }

    private static bool RunsOver(SensitiveSpan span) =>
        span.Category is SensitiveCategory.CardNumber or SensitiveCategory.Iban or SensitiveCategory.SocialSecurityNumber or SensitiveCategory.BankAccount;

    private static CueKind LastCue(string text)
    {
        var reading = new Reading(text, CueKind.None);
        return reading.Before(reading.Spoken.Tokens.Length).Kind;
    }

    private readonly record struct Earlier(string Text, SymbolKinds Symbols, bool IsNearCard, bool IsAboutCard);

    [Flags]
    private enum SymbolKinds
    {
        None = 0,
        Letters = 1,
        Numbers = 2,
    }
}
