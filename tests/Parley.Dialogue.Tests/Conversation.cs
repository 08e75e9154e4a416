using Parley.Calls;

namespace Parley.Dialogue.Tests;

/// <summary>A call in text: keeps the history as if everything was heard.</summary>
internal sealed class Conversation(IReplyGenerator generator, string greeting)
{
    private readonly List<Utterance> _history = [new Utterance(Speaker.Agent, greeting)];

    public async Task<List<ReplyPart>> SayAsync(string text)
    {
        var parts = await generator.ReadAsync(Clinic.Request(text, [.. _history]));
        _history.Add(new Utterance(Speaker.Caller, text));
        _history.Add(new Utterance(Speaker.Agent, parts.Text()));
        return parts;
    }
}
