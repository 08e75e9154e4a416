using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Parley.Guardrails.Sensitive;

namespace Parley.Guardrails.Injection;

/// <summary>
/// Screens what comes in. A caller's words are answered all the same, without the marks that pass for a role; sentences of strangers (passages,
/// tool results) that give orders are left out.
/// </summary>
internal sealed partial class InjectionGuardrail : IGuardrail
{
    public string Name => "prompt_injection";

    public ValueTask<GuardrailVerdict> InspectAsync(GuardrailSubject subject, CancellationToken cancellationToken) => new(subject.Stage switch
    {
        GuardrailStage.UserText => OfCaller(subject.Text),
        GuardrailStage.RetrievedText => OfStranger(subject.Text, Stripped),
        GuardrailStage.ToolResult => OfStranger(subject.Text, StrippedJson),
        _ => GuardrailVerdict.Allowed,
    });

    private GuardrailVerdict OfCaller(string text)
    {
        if (InjectionDetector.Find(text) is not { } sign)
            return GuardrailVerdict.Allowed;
        var finding = new GuardrailFinding(Name, sign.Category, sign.Score);
        var harmless = Marks().Replace(text, " ").Trim();
        return harmless == text ? new GuardrailVerdict.Allow(finding) : new GuardrailVerdict.Replace(harmless, finding);
    }

    private GuardrailVerdict OfStranger(string text, Func<string, string> strip)
    {
        // The whole first: an order may run over sentences, and most texts hold none.
        if (InjectionDetector.Find(text) is not { } sign)
            return GuardrailVerdict.Allowed;
        return new GuardrailVerdict.Replace(strip(text), new GuardrailFinding(Name, sign.Category, sign.Score));
    }

    private static string Stripped(string text)
    {
        var sentences = Sentences.Of(Comments().Replace(text, " "));
        var kept = string.Concat(sentences.Where(sentence => InjectionDetector.Find(sentence) is null)).Trim();
        // Spread over sentences so that none shows it alone: then nothing of it stays.
        return InjectionDetector.Find(kept) is null ? kept : "";
    }

    private static string StrippedJson(string text)
    {
        try
        {
            return JsonNode.Parse(text) is { } node and (JsonObject or JsonArray)
                ? JsonText.Map(node, value => InjectionDetector.Find(value) is null ? value : Stripped(value))
                : Stripped(text);
        }
        catch (JsonException)
        {
            return Stripped(text);
        }
    }

    [GeneratedRegex(@"<\|?/?[a-z_]+\|?>|\[/?(INST|SYS|SYSTEM|ASSISTANT)\]|<</?SYS>>|(?<=^|\n)\s*#{0,4} ?(system|assistant|developer) ?:|```|[\u200b-\u200d\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    [GeneratedRegex("<!--.*?(-->|$)", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comments();
}
