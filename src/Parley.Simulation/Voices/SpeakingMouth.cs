using Parley.Simulation.Calls;
using Parley.Simulation.Scenarios;

namespace Parley.Simulation.Voices;

/// <summary>Speaks into a microphone, from the first to the last sound.</summary>
internal sealed class SpeakingMouth : IMouth
{
    // The one that is understood best. It may be the agent's as well: nobody hears the agent here.
    private const string Usual = "clear";

    private readonly SpeechEngines _engines;
    private readonly string _voice;
    private readonly CallerMicrophone _microphone;
    private readonly Func<int> _eventsSoFar;
    private readonly List<SpokenLine> _lines = [];

    private SpeakingMouth(SpeechEngines engines, string voice, CallerMicrophone microphone, Func<int> eventsSoFar) =>
        (_engines, _voice, _microphone, _eventsSoFar) = (engines, voice, microphone, eventsSoFar);

    public IReadOnlyList<SpokenLine> Lines => _lines;

    /// <exception cref="ScenarioException">Its voice or its noise does not exist.</exception>
    public static async Task<SpeakingMouth> MakeAsync(
        Scenario scenario, int seed, TimeProvider clock, SpeechEngines engines, Func<int> eventsSoFar)
    {
        var voice = scenario.Voice.Length > 0 ? scenario.Voice : Usual;
        if (!engines.Voices.Contains(voice, StringComparer.OrdinalIgnoreCase))
            throw new ScenarioException($"{scenario.File} (line {scenario.Line}): no voice '{voice}'; there are {string.Join(", ", engines.Voices)}");
        var noise = scenario.Noise is { } asked ? await NoiseLoop.MakeAsync(asked, await engines.LevelAsync(voice), seed, engines) : null;
        return new SpeakingMouth(engines, voice, new CallerMicrophone(clock, noise), eventsSoFar);
    }

    public Task RunAsync(CallerLeg leg) => _microphone.RunAsync(leg);

    public async Task SayAsync(string text, CallerLeg leg)
    {
        _lines.Add(new SpokenLine(_eventsSoFar(), leg.Position, text));
        await _microphone.PlayAsync(await _engines.SpeakAsync(AsSentence(text), _voice));
    }

    /// <summary>Whoever types leaves the full stop out; whoever speaks lowers the voice.</summary>
    private static string AsSentence(string text) => char.IsLetterOrDigit(text[^1]) ? text + '.' : text;
}
