using System.Text;
using Parley.Dialogue.LanguageModels.ToolCalls;
using Parley.Knowledge;

namespace Parley.Dialogue.LanguageModels;

/// <summary>What a prompt says that differs from turn to turn.</summary>
/// <param name="Passages">Facts that may answer.</param>
/// <param name="Tools">What tools did in earlier turns.</param>
internal sealed record PromptTail(IReadOnlyList<Passage> Passages, IReadOnlyList<ToolExchange> Tools)
{
    /// <summary>What a model may see of a line about tools. What callers say is masked before it gets here.</summary>
    public Func<string, string> Masked { get; init; } = line => line;

    /// <summary>Facts could not be looked up: that none are there says nothing about the question.</summary>
    public bool LacksFacts { get; init; }

    /// <summary>What is told as data.</summary>
    public IEnumerable<string> Lines => [.. Passages.Select(p => p.Text), .. ToolLines];

    private IEnumerable<string> ToolLines => Tools.Select(t => $"{t.Tool} {t.Arguments.ToJsonString()} gave {ToolResults.ForModel(t.Outcome)}");

    public static PromptTail Empty { get; } = new([], []);

    /// <summary>The tail, then the caller's words; without a tail just these.</summary>
    public string Before(string words)
    {
        var text = new StringBuilder();
        Marked(text, "facts", LacksFacts ? ["Facts cannot be looked up just now. If the answer needs any, say so."] : Passages.Select(p => p.Text));
        Marked(text, "tool_results", ToolLines.Select(Masked));
        return text.Append(words).ToString();
    }

    public static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var start = text.Length;
        foreach (var line in lines)
            text.Append($"- {line}\n");
        if (text.Length > start)
            text.Insert(start, title + "\n");
    }

    private static void Marked(StringBuilder text, string mark, IEnumerable<string> lines)
    {
        var start = text.Length;
        Section(text, $"<{mark}>", lines.Select(l => l.Replace('<', '(').Replace('>', ')')));
        if (text.Length > start)
            text.Append($"</{mark}>\n");
    }
}
