using Parley.Agents;
using Parley.Calls;
using Parley.Guardrails;
using Parley.Handoff;

namespace Parley.Dialogue.Guarding;

/// <summary>
/// Masks what was said so far for where it goes next. Utterances are read in their order each time, since a number said bit by bit shows only at
/// its end. Without masking in this process texts stay as they are. Thread-safe.
/// </summary>
internal sealed class SpokenMask(ISensitiveTranscripts? sensitive = null, ISensitiveText? text = null)
{
    /// <summary>Whatever was said longer ago is masked by itself: a number runs over four of the caller's utterances at most.</summary>
    private const int Joined = 24;

    public static SpokenMask None { get; } = new();

    /// <summary>The request with history and words masked.</summary>
    public ReplyRequest For(ReplyRequest request, MaskingTarget target)
    {
        if (sensitive is null)
            return request;
        var turns = Mask([.. request.Heard, new Utterance(Speaker.Caller, request.UserText)], request.Agent, target);
        return request with { Earlier = turns[..request.Earlier.Count], History = turns[request.Earlier.Count..^1], UserText = turns[^1].Text };
    }

    /// <summary>The call as a model may read it which sums it up for a hand-off.</summary>
    public HandoffBasis BasisOf(ReplyRequest request)
    {
        var masked = For(For(request, MaskingTarget.Event), MaskingTarget.Prompt);
        return new HandoffBasis(request.Agent, masked.UserText.Length == 0 ? masked.Heard : [.. masked.Heard, new Utterance(Speaker.Caller, masked.UserText)])
        {
            Turn = request.Turn, Node = request.Node, Intent = request.Intent,
        };
    }

    public string For(string words, AgentDefinition agent, MaskingTarget target) => text?.Mask(words, agent, target) ?? words;

    /// <summary>Words where <paramref name="questions"/> were asked: bare digits are known for what they are then.</summary>
    public string For(string words, AgentDefinition agent, MaskingTarget target, IEnumerable<string> questions)
    {
        if (sensitive is not null)
            foreach (var question in questions)
            {
                var reader = sensitive.Open(agent);
                reader.Mask(Speaker.Agent, question, target);
                words = reader.Mask(Speaker.Caller, words, target).Text;
            }

        return For(words, agent, target);
    }

    private Utterance[] Mask(Utterance[] turns, AgentDefinition agent, MaskingTarget target)
    {
        var reader = sensitive!.Open(agent);
        var callers = new List<int>();
        for (var index = 0; index < turns.Length; index++)
        {
            var turn = turns[index];
            if (index < turns.Length - Joined)
            {
                turns[index] = With(turn, For(turn.Text, agent, target), agent, target);
                continue;
            }

            var masked = reader.Mask(turn.Speaker, turn.Text, target);
            turns[index] = With(turn, masked.Text, agent, target);
            foreach (var revised in masked.Revised)
                if (callers.Count >= revised.Back)
                    turns[callers[^revised.Back]] = With(turns[callers[^revised.Back]], revised.Text, agent, target);
            if (turn.Speaker is Speaker.Caller)
                callers.Add(index);
        }

        return turns;
    }

    /// <summary>The same object where nothing changed: whoever compares requests sees no difference.</summary>
    private Utterance With(Utterance turn, string text, AgentDefinition agent, MaskingTarget target)
    {
        var meant = turn.Meant == turn.Text ? text : For(turn.Meant, agent, target);
        return turn.Text == text && turn.Meant == meant ? turn : turn with { Text = text, Meant = meant };
    }
}
