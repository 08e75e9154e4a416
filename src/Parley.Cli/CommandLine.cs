using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Parley.Cli.Agents;
using Parley.Cli.Calling;
using Parley.Cli.Chatting;
using Parley.Cli.Simulating;
using Spectre.Console;

namespace Parley.Cli;

/// <summary>What can be asked for on the command line.</summary>
internal static class CommandLine
{
    /// <summary>Wide enough that no answer is broken in two.</summary>
    private const int PipedWidth = 4096;

    /// <summary>Named as users call it: a root command would tell them to type the program's own name.</summary>
    public static Command Create() => new("./parley", "Talk to Parley from the terminal")
    {
        AgentsCommand.Create(), CallCommand.Create(), ChatCommand.Create(), SimulateCommand.Create(), new HelpOption(),
    };

    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        // Whoever reads a pipe wants lines as they were said, not as a terminal of 80 columns would break them.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = PipedWidth;
        var parsed = Create().Parse(arguments);
        return parsed.Errors.Count > 0 ? Refuse(parsed) : await parsed.InvokeAsync();
    }

    private static int Refuse(ParseResult parsed)
    {
        foreach (var mistake in parsed.Errors.Select(error => error.Message).Distinct())
            Console.Error.WriteLine($"parley: {mistake}");
        Console.Error.WriteLine($"'{PathOf(parsed.CommandResult)} --help' tells how it is used.");
        return ExitCode.Usage;
    }

    private static string PathOf(CommandResult command) => command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : command.Command.Name;
}
