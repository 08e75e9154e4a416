using Parley.Agents;
using Parley.Calls;

namespace Parley.Guardrails.Sensitive;

internal sealed class SensitiveTranscript(SensitiveText masking, AgentDefinition agent) : ISensitiveTranscript
{
    /// <summary>A card number is said in four groups at most.</summary>
    private const int Remembered = 3;

    private readonly List<string> _before = [];
    private CueKind _asked;

    public MaskedUtterance Mask(Speaker speaker, string text, MaskingTarget target)
    {
        if (speaker == Speaker.Agent)
        {
            // "Go on." asks for the same thing still.
            _asked = LastCue(text) is var cue && cue != CueKind.None ? cue : text.Contains('?', StringComparison.Ordinal) ? CueKind.None : _asked;
            return new MaskedUtterance(masking.Mask(text, agent, target), []);
        }

        var whole = string.Join(" ", [.. _before, text]);
        var offset = whole.Length - text.Length;
        var across = SensitiveFinder.Find(whole, _asked).Where(span => RunsOver(span) && span.Start < offset && span.End > offset).ToArray();
        var own = SensitiveFinder.Find(text, _asked);
        var masked = masking.Mask(text, With(own, across, offset, text.Length), agent, target);
        var revised = across.Length == 0 ? [] : Revise(across, target);
        _before.Add(text);
        if (_before.Count > Remembered)
            _before.RemoveAt(0);
        return new MaskedUtterance(masked, revised);
    }

    private List<RevisedUtterance> Revise(SensitiveSpan[] across, MaskingTarget target)
    {
        var revised = new List<RevisedUtterance>();
        var start = 0;
        for (var index = 0; index < _before.Count; index++)
        {
            var text = _before[index];
            if (across.Any(span => span.Start < start + text.Length && start < span.End))
                revised.Add(new RevisedUtterance(
                    _before.Count - index, masking.Mask(text, With(SensitiveFinder.Find(text, _asked), across, start, text.Length), agent, target)));
            start += text.Length + 1;
        }

        return revised;
    }

    /// <summary>An utterance's own findings and its share of those that run over it.</summary>
    private static List<SensitiveSpan> With(IReadOnlyList<SensitiveSpan> own, SensitiveSpan[] across, int offset, int length)
    {
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
}
