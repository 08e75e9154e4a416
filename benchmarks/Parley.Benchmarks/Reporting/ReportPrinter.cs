using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Parley.Benchmarks.Reporting;

/// <summary>A table for people, JSON for machines.</summary>
internal static class ReportPrinter
{
    private static readonly JsonSerializerOptions SnakeCase = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static void Print(Machine machine, Section section)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{section.Name}[/]  [dim]{section.Load}[/]");
        var table = new Table().Border(TableBorder.Rounded).AddColumns("figure", "measured", "to reach", "");
        foreach (var figure in section.Figures)
            table.AddRow(Markup.Escape(figure.Name), Number(figure.Value, figure.Unit), Target(figure), Verdict(figure.Reached));
        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated($"[dim]{machine.Processor}, {machine.Cores} cores, {machine.MemoryGiB} GiB, {machine.Runtime}, load before {machine.LoadBefore}[/]");
    }

    public static void Save(FileInfo file, Machine machine, IReadOnlyList<Section> sections) =>
        File.WriteAllText(file.FullName, JsonSerializer.Serialize(new { machine, sections }, SnakeCase));

    private static string Number(double value, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{(Math.Abs(value) >= 100 ? Math.Round(value) : Math.Round(value, 2))} {unit}");

    private static string Target(Figure figure) =>
        figure.Target is { } target ? (figure.MoreIsBetter ? "at least " : "at most ") + Number(target, figure.Unit) : "";

    private static string Verdict(bool? reached) => reached switch { true => "[green]reached[/]", false => "[red]short[/]", null => "" };
}
