using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Parley.Cli;

/// <summary>An option that takes seconds, and says so in words when it gets something else.</summary>
internal static class SecondsOption
{
    private const double Most = 600;

    public static Option<double> Create(string name, string description, double value, double least)
    {
        var option = new Option<double>(name) { Description = description, HelpName = "SECONDS", DefaultValueFactory = _ => value };
        option.Validators.Add(result => Require(result, name, least));
        return option;
    }

    /// <summary>The same without a default: null where it is not given.</summary>
    public static Option<double?> Create(string name, string description, double least)
    {
        var option = new Option<double?>(name) { Description = description, HelpName = "SECONDS" };
        option.Validators.Add(result => Require(result, name, least));
        return option;
    }

    private static void Require(OptionResult result, string name, double least)
    {
        foreach (var token in result.Tokens)
            if (!double.TryParse(token.Value, CultureInfo.InvariantCulture, out var seconds) || !(seconds >= least && seconds <= Most))
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes seconds from {least} to {Most}, not '{token.Value}'."));
    }
}
