using System.CommandLine;

namespace Parley.Cli.Simulating;

/// <summary><c>parley simulate</c>: scripted callers against the product itself, on virtual time.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("scenarios") { Description = "Files, folders or patterns such as scenarios/*.yaml.", Arity = ArgumentArity.OneOrMore };
        var filter = new Option<string?>("--filter") { Description = "Only scenarios whose name, file or tags hold this.", HelpName = "TEXT" };
        var seed = new Option<int>("--seed") { Description = "Decides everything a persona leaves open.", DefaultValueFactory = _ => 1 };
        var repeat = new Option<int>("--repeat") { Description = "Run each so often, with one seed more each time.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var voice = new Option<bool>("--voice") { Description = "The callers speak: our own voices into the real listening, on the same clock. Takes seconds a scenario." };
        var list = new Option<bool>("--list") { Description = "Only name the scenarios." };
        var talk = new Option<bool>("--talk") { Description = "Print what was said, of scenarios that pass too." };
        var json = new Option<FileInfo?>("--json") { Description = "Save the report as JSON.", HelpName = "FILE" };
        var junit = new Option<FileInfo?>("--junit") { Description = "Save the report as JUnit's XML.", HelpName = "FILE" };
        var agents = new Option<DirectoryInfo?>("--agents") { Description = "One folder a tenant; the shipped samples if left out." };
        var command = new Command("simulate", "Run scenarios: simulated callers against the agents of this installation, faster than life. docs/simulation.md tells how to write one.")
        {
            files, voice, filter, seed, repeat, list, talk, json, junit, agents,
        };
        repeat.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 10_000)
                result.AddError("--repeat takes a number from 1 to 10000.");
        });
        command.SetAction((parsed, cancellationToken) => SimulateRun.ExecuteAsync(
            new SimulateRequest(
                parsed.GetValue(files)!, parsed.GetValue(voice), parsed.GetValue(filter), parsed.GetValue(seed), parsed.GetValue(repeat), parsed.GetValue(list), parsed.GetValue(talk),
                parsed.GetValue(json), parsed.GetValue(junit), parsed.GetValue(agents)),
            cancellationToken));
        return command;
    }
}
