using Microsoft.Extensions.AI;

namespace Parley.Dialogue.LanguageModels.Accounting;

/// <summary>Tokens counted from letters, for servers that tell no usage: about four letters a token in English and other Latin scripts.</summary>
internal static class TokenEstimate
{
    private const int LettersPerToken = 4;

    /// <summary>Role and separators of one message, as common chat templates have them.</summary>
    private const int PerMessage = 4;

    public static long OfLetters(long letters) => (letters + LettersPerToken - 1) / LettersPerToken;

    public static long OfPrompt(IEnumerable<ChatMessage> messages, ChatOptions? options) =>
        messages.Sum(m => PerMessage + OfLetters(m.Contents.Sum(Letters)))
        + OfLetters(options?.Tools?.OfType<AIFunctionDeclaration>().Sum(t => t.Name.Length + t.Description.Length + t.JsonSchema.GetRawText().Length) ?? 0);

    public static int Letters(AIContent content) => content switch
    {
        TextContent text => text.Text.Length,
        TextReasoningContent reasoning => reasoning.Text.Length,
        FunctionCallContent call => call.Name.Length + (call.Arguments?.Sum(a => a.Key.Length + (a.Value?.ToString()?.Length ?? 0)) ?? 0),
        FunctionResultContent result => result.Result?.ToString()?.Length ?? 0,
        _ => 0,
    };
}
