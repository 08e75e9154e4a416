using System.CommandLine;
using System.CommandLine.Invocation;
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

    public static RootCommand Create() => new("Talk to Parley from the terminal.") { AgentsCommand.Create(), CallCommand.Create(), ChatCommand.Create(), SimulateCommand.Create() };

    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        // Whoever reads a pipe wants lines as they were said, not as a terminal of 80 columns would break them.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = PipedWidth;
        var parsed = Create().Parse(arguments);
        if (parsed.Action is ParseErrorAction complaint)
            complaint.ShowHelp = false;
        var code = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
    }
}
