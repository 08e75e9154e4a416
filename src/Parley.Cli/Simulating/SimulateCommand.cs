using System.CommandLine;

namespace Parley.Cli.Simulating;

/// <summary><c>parley simulate</c>: scripted callers against the product itself, on virtual time.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("SCENARIOS") { Description = "Files, folders or patterns such as scenarios/*.yaml", Arity = ArgumentArity.OneOrMore };
        var filter = new Option<string?>("--filter") { Description = "Only scenarios whose name, file or tags hold this", HelpName = "TEXT" };
        var seed = NumberOption.Create("--seed", "Decides everything a persona leaves open", value: 1, least: 0, most: 1_000_000_000);
        var repeat = NumberOption.Create("--repeat", "Run each so often, with one seed more each time", value: 1, least: 1, most: 10_000);
        var voice = new Option<bool>("--voice") { Description = "The callers speak: our own voices into the real listening, on the same clock; takes seconds a scenario" };
        var list = new Option<bool>("--list") { Description = "Only name the scenarios" };
        var talk = new Option<bool>("--talk") { Description = "Print what was said, of scenarios that pass too" };
        var json = new Option<FileInfo?>("--json") { Description = "Save the report as JSON", HelpName = "FILE" };
        var junit = new Option<FileInfo?>("--junit") { Description = "Save the report as JUnit's XML", HelpName = "FILE" };
        var agents = new Option<DirectoryInfo>("--agents") { Description = "One folder a tenant; the shipped samples if left out", HelpName = "DIR" }.AcceptExistingOnly();
        var live = new Option<bool>("--live") { Description = "Tools reach the world, with the real secrets: they book, pay and write; without it what reaches out is refused" };
        var command = new Command("simulate", "Run scenarios: simulated callers against the agents of this installation, faster than life (docs/simulation.md tells how to write one)")
        {
            files, voice, filter, seed, repeat, list, talk, json, junit, agents, live,
        };
        command.SetAction((parsed, cancellationToken) => SimulateRun.ExecuteAsync(
            new SimulateRequest(
                parsed.GetValue(files)!, parsed.GetValue(voice), parsed.GetValue(filter), parsed.GetValue(seed), parsed.GetValue(repeat), parsed.GetValue(list), parsed.GetValue(talk),
                parsed.GetValue(json), parsed.GetValue(junit), parsed.GetValue(agents), parsed.GetValue(live)),
            cancellationToken));
        return command;
    }
}
