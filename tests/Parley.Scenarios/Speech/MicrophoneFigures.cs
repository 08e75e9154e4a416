using System.Globalization;
using System.Text.RegularExpressions;
using Parley.Scenarios.Hosting;

namespace Parley.Scenarios.Speech;

/// <summary>How callers' audio reached a server so far, in packets, by its own <c>/metrics</c>.</summary>
/// <param name="Late">Came after their turn, as on a busy machine: they count as lost too.</param>
internal sealed partial record MicrophoneFigures(long Received, long Lost, long Late, long Recovered, long Expanded, long Accelerated)
{
    /// <summary>Never came, or were not let in.</summary>
    public long Missing => Lost - Late;

    public static async Task<MicrophoneFigures> OfAsync(ParleyProcess server)
    {
        var metrics = await server.Http.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        var packets = Packets().Matches(metrics).ToDictionary(
            match => match.Groups["outcome"].Value, match => long.Parse(match.Groups["packets"].ValueSpan, CultureInfo.InvariantCulture));
        return new MicrophoneFigures(packets["received"], packets["lost"], packets["late"], packets["recovered"], packets["expanded"], packets["accelerated"]);
    }

    [GeneratedRegex("""^parley_media_microphone_packets_total\{[^}]*outcome="(?<outcome>\w+)"[^}]*\} (?<packets>\d+)""", RegexOptions.Multiline)]
    private static partial Regex Packets();
}
