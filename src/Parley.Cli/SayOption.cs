using System.CommandLine;

namespace Parley.Cli;

/// <summary><c>--say</c>: a script of what the caller says, one text a turn.</summary>
internal static class SayOption
{
    public static Option<string[]> Create(string description) => new("--say") { Description = description, HelpName = "TEXT", AllowMultipleArgumentsPerToken = true };

    /// <summary>Given without a value, which is refused elsewhere: there is none to look at, and asking for it throws.</summary>
    public static bool IsBare(System.CommandLine.Parsing.CommandResult result, Option option) => result.GetResult(option) is { Implicit: false, Tokens.Count: 0 };

    public static void AddFaults(System.CommandLine.Parsing.CommandResult result, Option<string[]> say)
    {
        if (IsBare(result, say))
            return;
        var texts = result.GetValue(say) ?? [];
        if (texts.Any(string.IsNullOrWhiteSpace))
            result.AddError("--say takes words, not an empty text.");
        // An option that takes several texts would also take a misspelt option for one.
        foreach (var misspelt in texts.Where(text => text.StartsWith("--", StringComparison.Ordinal)))
            result.AddError($"There is no option {misspelt}.");
    }
}
