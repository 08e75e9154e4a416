using System.CommandLine;
using System.Globalization;

namespace Parley.Cli;

/// <summary>An option that takes a whole number, and says so in words when it gets something else.</summary>
internal static class NumberOption
{
    public static Option<int> Create(string name, string description, int value, int least, int most) => new(name)
    {
        HelpName = "N",
        Description = description,
        DefaultValueFactory = _ => value,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                return number;
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes a number from {least} to {most}, not '{result.Tokens[0].Value}'."));
            return value;
        },
    };
}
