using System.Text.Json;
using Parley.Calls;
using Spectre.Console;

namespace Parley.Cli.Calling;

/// <summary>Shows a call on the terminal, or as one JSON document.</summary>
internal static class CallPrinter
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public static void PrintCaption(Caption caption)
    {
        var (name, colour) = caption.Speaker == Speaker.Caller ? ("you", "yellow") : ("agent", "green");
        if (caption.Text.Trim().Length > 0)
            AnsiConsole.MarkupLineInterpolated($"[{colour}]{name,6}[/]  {caption.Text.Trim()}");
    }

    public static void PrintReport(CallReport report, bool json)
    {
        if (json)
            Console.WriteLine(Json(report));
        else
            PrintTable(report);
    }

    public static string Json(CallReport report) => JsonSerializer.Serialize(ToJson(report), SnakeCase);

    private static void PrintTable(CallReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("turn", "said", "heard", "voice to voice", "barge-in");
        foreach (var (turn, number) in report.Turns.Select((turn, index) => (turn, index + 1)))
            table.AddRow($"{number}", Markup.Escape(turn.Said), Markup.Escape(turn.Heard), Milliseconds(turn.VoiceToVoice) ?? "no answer", Milliseconds(turn.BargeIn) ?? "");
        AnsiConsole.Write(table);
        if (report.BrokeOff is { } reason)
            AnsiConsole.MarkupLineInterpolated($"[red]The call broke off: {reason}[/]");
        AnsiConsole.MarkupLineInterpolated($"[dim]call {report.SessionId}[/]");
    }

    private static object ToJson(CallReport report) => new
    {
        report.SessionId,
        report.Greeting,
        Turns = report.Turns.Select(turn => new
        {
            turn.Said,
            turn.Heard,
            turn.Answer,
            VoiceToVoiceMs = turn.VoiceToVoice?.TotalMilliseconds,
            BargeInMs = turn.BargeIn?.TotalMilliseconds,
        }),
        Dialogue = report.Dialogue.Select(line => new { Speaker = line.Speaker == Speaker.Caller ? "caller" : "agent", Text = line.Text.Trim() }),
        report.BrokeOff,
        report.Answered,
    };

    private static string? Milliseconds(TimeSpan? span) => span is { } value ? $"{value.TotalMilliseconds:0} ms" : null;
}
