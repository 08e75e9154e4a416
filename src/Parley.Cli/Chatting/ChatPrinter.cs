using System.Globalization;
using System.Text;
using System.Text.Json;
using Spectre.Console;

namespace Parley.Cli.Chatting;

/// <summary>Shows a typed conversation on the terminal, or as one JSON document.</summary>
internal static class ChatPrinter
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <summary>What stands in front of the user's words.</summary>
    public static void Prompt() => AnsiConsole.Markup("[yellow]  you[/]  ");

    public static void Said(string line) => AnsiConsole.MarkupLineInterpolated($"[yellow]  you[/]  {line}");

    public static void Greeting(string text) => AnsiConsole.MarkupLineInterpolated($"[green]agent[/]  {text}");

    public static void Answered(ChatTurn turn) =>
        AnsiConsole.MarkupLineInterpolated($"[green]agent[/]  {turn.Answer} [dim]({turn.FirstWords?.TotalMilliseconds ?? 0:0} ms)[/]");

    public static string Json(ChatReport report) => JsonSerializer.Serialize(
        new
        {
            report.SessionId,
            report.Greeting,
            Turns = report.Turns.Select(turn => new { turn.Said, turn.Answer, FirstWordsMs = turn.FirstWords?.TotalMilliseconds }),
            report.BrokeOff,
            report.Answered,
        },
        SnakeCase);

    /// <summary>Both sides' words, a line each, as they are shown.</summary>
    public static string Transcript(ChatReport report)
    {
        var text = new StringBuilder();
        Line("agent", report.Greeting);
        foreach (var turn in report.Turns)
        {
            Line("  you", turn.Said);
            Line("agent", turn.Answer);
        }

        return text.ToString();

        void Line(string who, string words)
        {
            if (words.Length > 0)
                text.Append(CultureInfo.InvariantCulture, $"{who}  {words}\n");
        }
    }
}
