using Parley.Simulation.Calls;

namespace Parley.Simulation.Callers;

/// <summary>Listens to what it is asked and answers from its facts, in its manner.</summary>
internal sealed class PersonaCaller(Persona persona, Random random, TimeProvider clock)
{
    private static readonly string[] Digressions =
        ["Where can I park?", "What are your opening hours?", "Do you take walk-ins?", "Is the building wheelchair accessible?"];

    private readonly Dictionary<string, int> _asked = [];
    private readonly Patience _patience = new(clock);
    private bool _corrected;
    private bool _hasConfirmed;

    /// <summary>The agent has begun to ask: what the call is for need not be said again, for that would be asking twice.</summary>
    private bool _isServed;

    /// <summary>Caller turns that got no answer, by index.</summary>
    public List<int> Mute { get; } = [];

    public int Turns { get; private set; }

    public async Task CallAsync(CallerLeg leg)
    {
        if (!await _patience.GreetAsync(leg))
            Mute.Add(0);
        for (var words = persona.LetsAgentBegin ? Next(leg.Answer) : Pick(persona.Goal); words is not null && leg.HungUp is null && Turns < persona.MostTurns; words = Next(leg.Answer))
        {
            var since = leg.Changes;
            await leg.SayAsync(words);
            if (Has(Manner.Abrupt) && random.Next(10) == 0)
            {
                await _patience.HearAsync(leg, since, random.Next(1, 6));
                return;
            }

            if (!await ListenAsync(leg, since))
                Mute.Add(Turns);
            Turns++;
        }
    }

    private async Task<bool> ListenAsync(CallerLeg leg, int since) =>
        (Has(Manner.Interrupts) && Turns < persona.MostTurns - 2 && random.Next(4) == 0) || (Has(Manner.Impatient) && _hasConfirmed && random.Next(2) == 0)
            ? await _patience.HearAsync(leg, since, random.Next(2, 9))
            : await _patience.ListenAsync(leg, since);

    /// <returns>Null hangs up.</returns>
    private string? Next(string answer)
    {
        if (Questions.About(answer) is not { } asked)
            return _isServed ? "sorry, what was that?" : Pick(persona.Goal);
        _isServed = true;
        if (asked == Questions.Done)
            return null;
        if (Has(Manner.Digresses) && random.Next(6) == 0)
            return Pick(Digressions);
        if (asked == Questions.Confirmation && Has(Manner.CorrectsItself) && !_corrected && Fact("correction") is { } correction)
        {
            _corrected = true;
            return correction;
        }

        _hasConfirmed = asked == Questions.Confirmation;
        return Dress(Fact(asked) ?? Usual(asked), asked);
    }

    /// <summary>Asked once more for the same, it tells the next of what it knows.</summary>
    private string? Fact(string asked)
    {
        if (!persona.Facts.TryGetValue(asked, out var facts) || facts.Count == 0)
            return null;
        var times = _asked[asked] = _asked.GetValueOrDefault(asked) + 1;
        return facts[Math.Min(times, facts.Count) - 1];
    }

    private static string Usual(string asked) => asked switch
    {
        Questions.Confirmation => "yes",
        Questions.Choice => "the first one",
        Questions.Person => "no thank you",
        _ => "I do not know",
    };

    private string Dress(string words, string asked)
    {
        if (Has(Manner.Angry) && random.Next(4) == 0)
            return $"This takes forever. {words}";
        // A name wrapped into talk is somebody else's.
        return Has(Manner.Chatty) && asked is Questions.Day or Questions.Confirmation && random.Next(2) == 0 ? $"well, let me see, {words}" : words;
    }

    private bool Has(Manner manner) => persona.Manners.Contains(manner);

    private string Pick(IReadOnlyList<string> texts) => texts[random.Next(texts.Count)];
}
