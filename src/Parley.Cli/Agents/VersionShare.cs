using System.CommandLine.Parsing;
using System.Globalization;

namespace Parley.Cli.Agents;

/// <summary>How much of the traffic a version answers.</summary>
internal sealed record VersionShare(int Version, int Percent)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"version {Version} for {Percent} %");

    /// <summary>"4" for all of the traffic, or "4=80".</summary>
    public static IReadOnlyList<VersionShare> Read(ArgumentResult result)
    {
        var shares = new List<VersionShare>();
        foreach (var text in result.Tokens.Select(token => token.Value))
            if (Of(text, isAlone: result.Tokens.Count == 1) is { } share)
                shares.Add(share);
            else
                result.AddError($"'{text}' is no version and share: write 4, or 4=80 5=20 for two that share the traffic.");
        if (shares.Count == result.Tokens.Count && shares.Sum(share => share.Percent) != 100)
            result.AddError($"The shares come to {shares.Sum(share => share.Percent)} percent, and have to be 100.");
        return shares;
    }

    private static VersionShare? Of(string text, bool isAlone) => text.Split('=') switch
    {
        [var version] when isAlone && Number(version) is { } number => new VersionShare(number, 100),
        [var version, var percent] when Number(version) is { } number && Number(percent) is { } share and <= 100 => new VersionShare(number, share),
        _ => null,
    };

    private static int? Number(string text) => int.TryParse(text.TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
