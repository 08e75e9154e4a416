using System.CommandLine;
using System.CommandLine.Help;
using Parley.Benchmarks.Dialogue;
using Parley.Benchmarks.Load;
using Parley.Benchmarks.Micro;
using Parley.Benchmarks.Reporting;
using Parley.Benchmarks.Start;
using Parley.Benchmarks.Voice;
using Parley.Benchmarks.Words;
using Parley.Cli;
using Parley.Server.Hosting;

namespace Parley.Benchmarks;

/// <summary><c>parley bench</c>: what is measured, each by its own name, or all of it.</summary>
internal static class BenchCommand
{
    private static readonly Option<FileInfo?> Json = new("--json") { Description = "Save the figures as JSON.", HelpName = "FILE", Recursive = true };
    private static readonly Option<bool> Strict = new("--strict") { Description = "Exit with 1 when a figure falls short of what is to be reached.", Recursive = true };
    private static readonly Option<int> Calls = new("--calls") { Description = "Concurrent calls of the load run.", DefaultValueFactory = _ => 100 };
    private static readonly Option<int> Seconds = new("--seconds") { Description = "Length of the load run.", DefaultValueFactory = _ => 60 };
    private static readonly Option<int> Rounds = new("--rounds") { Description = "Calls of eight turns in the voice run.", DefaultValueFactory = _ => 3 };

    private static readonly Option<int> Runs = new("--runs") { Description = "Simulated calls in which something fails, for the dialogue run.", DefaultValueFactory = _ => 10_000 };
    private static readonly Option<int> Seed = new("--seed") { Description = "Of the first simulated call; the others count it up.", DefaultValueFactory = _ => 1 };

    private static readonly Option<bool> ThroughCalls = new("--through-calls") { Description = "Play a sample of the clips into calls, in real time (about four minutes)." };
    private static readonly Option<int> Clips = new("--clips") { Description = "Clips of each condition played into calls; 0 for all.", DefaultValueFactory = _ => 12 };

    private static Func<CancellationToken, Task<Section>>[] Dialogue(ParseResult parsed) =>
    [
        UnderstandingBenchmark.RunAsync,
        FlowBenchmark.RunAsync,
        GatewayBenchmark.RunAsync,
        GuardrailBenchmark.RunAsync,
        HedgeBenchmark.RunAsync,
        SpeculationBenchmark.RunAsync,
        InjectionBenchmark.RunAsync,
        Faults(parsed),
    ];

    /// <summary>Named as users call it: a root command would tell them to type the program's own name.</summary>
    public static Command Create() => new("./parley") { Bench() };

    private static Command Bench()
    {
        var bench = new Command("bench", "Measures Parley's speed and memory. Without a name, everything in turn; the 10,000 calls with faults take longest (--runs).")
        {
            Json, Strict, Calls, Seconds, Rounds, Runs, Seed, new HelpOption(),
        };
        bench.SetAction((parsed, token) => RunAsync(parsed, [StartBenchmark.RunAsync, Voice(parsed), Load(parsed), Micro, WordErrorBenchmark.RunAsync, .. Dialogue(parsed)], token));
        bench.Subcommands.Add(Part("voice", "Voice to voice and barge-in, one call, the full local stack.", parsed => Voice(parsed), Rounds));
        bench.Subcommands.Add(Part("load", "Many calls at once with stub engines.", parsed => Load(parsed), Calls, Seconds));
        bench.Subcommands.Add(Part("micro", "SRTP, Opus and VAD by the packet (BenchmarkDotNet).", _ => Micro));
        bench.Subcommands.Add(Part("start", "./parley up once everything is set up, to its address.", _ => StartBenchmark.RunAsync));
        bench.Subcommands.Add(Part("words", "Word error rate on real speech, of the recogniser or of whole calls.", Words, ThroughCalls, Clips));
        var dialogue = new Command("dialogue", "Understanding, flows, tools, guardrails, language models that race and begin ahead, injections and 10,000 calls with faults.");
        dialogue.Options.Add(Runs);
        dialogue.Options.Add(Seed);
        dialogue.SetAction((parsed, token) => RunAsync(parsed, Dialogue(parsed), token));
        bench.Subcommands.Add(dialogue);
        bench.Subcommands.Add(Part("understanding", "Turns understood without a language model, a part of dialogue.", _ => UnderstandingBenchmark.RunAsync));
        bench.Subcommands.Add(Part("guardrails", "The guardrail chain by the sentence, a part of dialogue.", _ => GuardrailBenchmark.RunAsync));
        bench.Subcommands.Add(Part("speculation", "Replies begun before their turn is over, a part of dialogue.", _ => SpeculationBenchmark.RunAsync));
        bench.Subcommands.Add(Part("faults", "Calls in which something fails, a part of dialogue.", Faults, Runs, Seed));
        bench.Subcommands.Add(Host());
        return bench;
    }

    private static Func<CancellationToken, Task<Section>> Voice(ParseResult parsed) => token => VoiceBenchmark.RunAsync(parsed.GetValue(Rounds), token);

    private static Func<CancellationToken, Task<Section>> Load(ParseResult parsed) =>
        token => LoadBenchmark.RunAsync(parsed.GetValue(Calls), TimeSpan.FromSeconds(parsed.GetValue(Seconds)), token);

    private static Func<CancellationToken, Task<Section>> Faults(ParseResult parsed) =>
        token => FaultBenchmark.RunAsync(parsed.GetValue(Runs), parsed.GetValue(Seed), token);

    private static Task<Section> Micro(CancellationToken cancellationToken) => MicroBenchmark.RunAsync();

    private static Func<CancellationToken, Task<Section>> Words(ParseResult parsed) => parsed.GetValue(ThroughCalls)
        ? token => SpokenWordsBenchmark.RunAsync(parsed.GetValue(Clips) is > 0 and var most ? most : null, token)
        : WordErrorBenchmark.RunAsync;

    private static Command Part(string name, string description, Func<ParseResult, Func<CancellationToken, Task<Section>>> measure, params Option[] options)
    {
        var command = new Command(name, description);
        foreach (var option in options)
            command.Options.Add(option);
        command.SetAction((parsed, token) => RunAsync(parsed, [measure(parsed)], token));
        return command;
    }

    /// <summary>The server that load runs call: Parley with stub engines, in a process of its own.</summary>
    private static Command Host()
    {
        var command = new Command("host", "Serve with stub engines.") { Hidden = true, TreatUnmatchedTokensAsErrors = false };
        command.SetAction((parsed, token) => ParleyApplication.RunAsync(parsed.UnmatchedTokens, Console.Out, Console.Error, StubEngines.Register, token));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, IReadOnlyList<Func<CancellationToken, Task<Section>>> measurements, CancellationToken cancellationToken)
    {
        if (OutputFile.FaultOf("--json", parsed.GetValue(Json)) is { } fault)
        {
            Console.Error.WriteLine($"parley: {fault}");
            return ExitCode.Usage;
        }

        var machine = Machine.Describe();
        var sections = new List<Section>();
        foreach (var measure in measurements)
        {
            sections.Add(await measure(cancellationToken));
            ReportPrinter.Print(machine, sections[^1]);
            if (parsed.GetValue(Json) is { } file)
                ReportPrinter.Save(file, machine, sections);
        }

        var isShort = sections.SelectMany(section => section.Figures).Any(figure => figure.Reached is false);
        return isShort && parsed.GetValue(Strict) ? ExitCode.Unanswered : ExitCode.Done;
    }
}
