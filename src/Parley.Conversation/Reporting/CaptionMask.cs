using Parley.Agents;
using Parley.Calls;
using Parley.Guardrails;

namespace Parley.Conversation.Reporting;

/// <summary>
/// Masks what the caller says before it is shown or logged: captions go to every client in the room. The agent's words pass, since what it may
/// not say it does not say. When a number turns out to run over several captions those before are shown again. For one reader of captions at a time.
/// </summary>
internal sealed class CaptionMask(ISensitiveTranscripts? sensitive, AgentDefinition agent)
{
    private readonly ISensitiveTranscript? _reader = sensitive?.Open(agent);
    private readonly List<Caption> _finals = [];

    /// <summary>What to show for a caption; more than one when captions before it must read otherwise now.</summary>
    public IReadOnlyList<Caption> Of(Caption caption)
    {
        if (_reader is null)
            return [caption];
        if (caption.Speaker is Speaker.Agent)
        {
            if (caption.IsFinal)
                _reader.Mask(Speaker.Agent, caption.Text, MaskingTarget.Transcript);
            return [caption];
        }

        // A turn that is taken again closes its captions again.
        return caption.IsFinal && !WasClosed(caption.SegmentId) ? Closed(_reader, caption) : [Previewed(_reader, caption)];
    }

    /// <summary>What a log may have of the caller's words. Any thread.</summary>
    public string ForLog(string text) => sensitive?.Open(agent).Preview(text, MaskingTarget.Log) ?? text;

    private bool WasClosed(string segmentId) => _finals.Exists(shown => shown.SegmentId == segmentId);

    private static Caption Previewed(ISensitiveTranscript reader, Caption caption)
    {
        var text = reader.Preview(caption.Text, MaskingTarget.Transcript);
        return text == caption.Text ? caption : caption with { Text = text };
    }

    private List<Caption> Closed(ISensitiveTranscript reader, Caption caption)
    {
        var masked = reader.Mask(Speaker.Caller, caption.Text, MaskingTarget.Transcript);
        var again = masked.Revised.Where(revised => revised.Back <= _finals.Count).Select(revised => _finals[^revised.Back] with { Text = revised.Text }).ToList();
        _finals.Add(caption with { Text = masked.Text });
        return [.. again, _finals[^1]];
    }
}
