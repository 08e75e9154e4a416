using System.Text;
using Parley.Records;

namespace Parley.Simulation.Dialogues;

/// <summary>What the agent set out to say, however much of it was heard.</summary>
/// <param name="eventsBefore">How many facts of the call there are.</param>
internal sealed class ReplyLog(Func<int> eventsBefore)
{
    private readonly List<(StringBuilder Text, int EventsBefore)> _begun = [];

    /// <returns>To be written on while the reply streams.</returns>
    public StringBuilder Begins()
    {
        var text = new StringBuilder();
        _begun.Add((text, eventsBefore()));
        return text;
    }

    /// <summary>All that a line was to say: the line itself where it is no reply, such as a filler.</summary>
    /// <param name="at">Which fact of the call the line is.</param>
    public string MeantBy(TranscriptEntry line, int at) =>
        _begun.LastOrDefault(reply => reply.EventsBefore <= at && Plain(reply.Text.ToString()).StartsWith(Plain(line.Text), StringComparison.Ordinal)).Text?.ToString() ?? line.Text;

    /// <summary>Letters and digits alone: what was heard was cut into sentences and put together again.</summary>
    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
