using Microsoft.Extensions.AI;
using Parley.Dialogue.LanguageModels;
using Parley.Dialogue.LanguageModels.Understanding;

namespace Parley.Simulation.LanguageModels;

/// <summary>One request to a simulated model.</summary>
/// <param name="Purpose">What is asked for.</param>
/// <param name="Words">The caller's, without the facts that came with them.</param>
/// <param name="Messages">All of it.</param>
internal sealed record ModelRequest(ModelPurpose Purpose, string Words, IReadOnlyList<ChatMessage> Messages)
{
    private static readonly string[] BeforeWords = [TurnPrompt.BeforeWords, "</facts>\n", "</tool_results>\n"];

    public static ModelRequest Read(IReadOnlyList<ChatMessage> messages)
    {
        var purpose = messages is [{ Text: var system }, ..] && system.StartsWith(TurnPrompt.Opening, StringComparison.Ordinal) ? ModelPurpose.Understanding : ModelPurpose.Reply;
        var text = messages.LastOrDefault(message => message.Role == ChatRole.User && message.Text != ModelAnswer.GoOn)?.Text ?? "";
        var words = BeforeWords.Select(mark => text.LastIndexOf(mark, StringComparison.Ordinal) is var at and >= 0 ? at + mark.Length : 0).Max();
        return new ModelRequest(purpose, text[words..], messages);
    }
}
