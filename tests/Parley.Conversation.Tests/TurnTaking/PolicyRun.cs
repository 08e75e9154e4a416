using Parley.Conversation.TurnTaking;
using Parley.Flows;
using Parley.Speech;

namespace Parley.Conversation.Tests.TurnTaking;

/// <summary>Feeds the policy signal by signal, ticking every 20 ms in between, and keeps what it decided and when. Times are in ms.</summary>
internal sealed class PolicyRun
{
    private readonly List<(int At, TurnDecision Decision)> _decisions = [];
    private TurnState _state;
    private int _now;

    public PolicyRun(TurnRules? rules = null, bool greeting = false, bool echoCancelled = true, bool join = true, bool callsPersons = false)
    {
        _state = new TurnState(rules ?? new TurnRules(), greeting) { CallsPersons = callsPersons };
        if (join)
            Feed(new TurnSignal.CallerJoined(Now, echoCancelled));
    }

    public TurnState State => _state;

    public TimeSpan Now => TimeSpan.FromMilliseconds(_now);

    public IReadOnlyList<(int At, TurnDecision Decision)> Decisions => _decisions;

    public PolicyRun Feed(TurnSignal signal)
    {
        var step = TurnPolicy.Next(_state, signal);
        _state = step.State;
        _decisions.AddRange(step.Decisions.Select(decision => (_now, decision)));
        return this;
    }

    /// <summary>Lets time pass.</summary>
    public PolicyRun Wait(int milliseconds)
    {
        for (var until = _now + milliseconds; _now < until;)
        {
            _now = Math.Min(until, _now + 20);
            Feed(new TurnSignal.Tick(Now));
        }

        return this;
    }

    /// <summary>The caller speaks for a while; without a pause at the end.</summary>
    public PolicyRun Talk(int utterance, int milliseconds, string interim = "")
    {
        var onset = Now;
        for (var spoken = 0; spoken < milliseconds; spoken += 20)
        {
            Wait(20);
            if (spoken == 80)
                Feed(new TurnSignal.SpeechBegan(Now, utterance, onset));
            if (spoken >= 80)
                Feed(new TurnSignal.SpeechWentOn(Now, utterance, Now, Now - onset));
        }

        return interim.Length > 0 ? Interim(utterance, interim) : this;
    }

    /// <summary>The caller has stopped speaking 160 ms ago, noticed now.</summary>
    public PolicyRun Pause(int utterance)
    {
        var last = Now;
        var voiced = _state.Draft.Find(utterance)?.Voiced ?? TimeSpan.Zero;
        Wait(160);
        return Feed(new TurnSignal.SpeechPaused(Now, utterance, last, voiced));
    }

    public PolicyRun Interim(int utterance, string text) => Feed(new TurnSignal.WordsHeard(Now, utterance, Words(text, isFinal: false)));

    /// <summary>The final transcript, and the model's opinion of it.</summary>
    public PolicyRun Final(int utterance, string text, double finished = 0.95)
    {
        Feed(new TurnSignal.WordsHeard(Now, utterance, Words(text, isFinal: true)));
        return Feed(new TurnSignal.EndOfTurnPredicted(Now, _state.Revision, finished));
    }

    /// <summary>A whole spoken utterance with its final; the silence has lasted 160 ms then.</summary>
    public PolicyRun Say(int utterance, string text, int milliseconds = 1000, double finished = 0.95) =>
        Talk(utterance, milliseconds).Pause(utterance).Final(utterance, text, finished);

    public PolicyRun Type(string text) => Feed(new TurnSignal.TextTyped(Now, text));

    /// <summary>The newest speech becomes audible.</summary>
    public PolicyRun Audible() => Feed(new TurnSignal.SpeechAudible(Now, new SpeechId(_state.Speeches)));

    /// <summary>The newest speech asks for something.</summary>
    public PolicyRun Asks(SlotType slot, double? timeoutSeconds = null) => Feed(new TurnSignal.AnswerExpected(
        Now, new SpeechId(_state.Speeches), new ExpectedAnswer(slot, timeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null)));

    /// <summary>The caller wants something and is asked for something.</summary>
    public PolicyRun Asked(SlotType slot, double? timeoutSeconds = null) =>
        Say(1, "book me in").Wait(400).Asks(slot, timeoutSeconds).Audible().Play(1000).Completed("What is it?");

    /// <summary>The agent is heard for a while.</summary>
    public PolicyRun Play(int milliseconds)
    {
        for (var played = 0; played < milliseconds; played += 100)
            Wait(100).Feed(new TurnSignal.SpeechProgressed(Now, new SpeechId(_state.Speeches)));
        return this;
    }

    public PolicyRun Completed(string heard = "All of it.", bool endsCall = false) => Ended(new SpeechEnding.Completed(heard, endsCall));

    public PolicyRun Failed(bool heardSome) => Ended(new SpeechEnding.Failed(heardSome));

    public PolicyRun Ended(SpeechEnding ending) => Feed(new TurnSignal.SpeechEnded(Now, new SpeechId(_state.Speeches), ending));

    /// <summary>A question was asked and its reply is being heard.</summary>
    public PolicyRun Replying(int playedFor = 1500) =>
        Say(1, "when are you open").Wait(400).Audible().Play(playedFor);

    public IReadOnlyList<T> All<T>() where T : TurnDecision => [.. _decisions.Select(entry => entry.Decision).OfType<T>()];

    public int When<T>() where T : TurnDecision => _decisions.First(entry => entry.Decision is T).At;

    public IReadOnlyList<AgentLine> Lines => [.. All<TurnDecision.Say>().Select(say => say.Line)];

    private Transcript Words(string text, bool isFinal) => new(text, isFinal, TimeSpan.Zero, Now, []);
}
