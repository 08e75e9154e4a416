using Microsoft.Extensions.Time.Testing;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Flows;
using Parley.Flows.Engine;
using Parley.Records;
using Parley.Simulation.Checking;
using Parley.Simulation.Dialogues;
using Parley.Simulation.Faults;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Tools;
using Parley.Tools;

namespace Parley.Simulation.Tests;

/// <summary>What one process made of a call, written by hand: a fact every second.</summary>
internal sealed class WrittenCall
{
    private static readonly Dictionary<string, string> Booked = new() { ["start"] = "2026-12-01T10:00" };

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 30, 15, 0, 0, TimeSpan.Zero));
    private readonly List<CallEvent> _events = [];
    private readonly ToolLog _tools;
    private readonly DialogueLog _dialogue;
    private StoredDialogue? _stored;
    private bool _hasBooked;
    private HangUpReason _reason;

    public WrittenCall() => (_tools, _dialogue) = (new ToolLog(_clock), new DialogueLog(() => _events.Count));

    private TimeSpan Now => _clock.GetUtcNow() - _clock.Start;

    public WrittenCall Agent(string heard) => Says(Speaker.Agent, heard, interrupted: false);

    /// <summary>The caller talked into it.</summary>
    public WrittenCall AgentCut(string heard, string meant)
    {
        AgentBroken(heard, meant);
        _events.Add(new CallEvent.Interrupted(Now, Turn: 1, TimeSpan.Zero));
        return this;
    }

    /// <summary>It was broken off, and not by the caller.</summary>
    public WrittenCall AgentBroken(string heard, string meant)
    {
        _dialogue.Replies.Begins().Append(meant);
        return Says(Speaker.Agent, heard, interrupted: true);
    }

    public WrittenCall Caller(string words) => Says(Speaker.Caller, words, interrupted: false);

    public WrittenCall Stores(string says, FlowWait? wait = null)
    {
        _stored = new StoredDialogue((_stored?.Revision ?? 0) + 1, Turn: 1, FlowStateJson.Write(FlowState.New with { LastSaid = says, Wait = wait }));
        _dialogue.Steps.Begins(_stored);
        _dialogue.Steps.Ended(_stored);
        return this;
    }

    /// <summary>What a tool itself answers when it is asked for the same thing.</summary>
    public WrittenCall ToolAnswers(ToolOutcome outcome)
    {
        _tools.Worked("appointment_booking", "key", outcome);
        return this;
    }

    public WrittenCall Books()
    {
        var call = new ToolCall("appointment_booking", "book/booking/1", [], new Dictionary<string, ValueSource>());
        _tools.Ended(call, new ToolOutcome.Succeeded([]), _tools.Begins(call));
        _hasBooked = true;
        return this;
    }

    public WrittenCall Ends(HangUpReason reason = HangUpReason.CallerLeft)
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        _events.Add(new CallEvent.Ended(Now, _reason = reason));
        _clock.Advance(TimeSpan.FromSeconds(1));
        return this;
    }

    /// <summary>The process is killed.</summary>
    public CutOff Dies() => new(_events, _tools, [], _dialogue) { Found = _stored };

    /// <summary>It ends here, if it did not before.</summary>
    public IEnumerable<string> Judged(CutOff? before = null, bool isBooked = false) => FaultCheck.Violations((_events.Any(fact => fact is CallEvent.Ended) ? this : Ends()).Outcome(before, isBooked));

    private FaultOutcome Outcome(CutOff? before, bool isBooked) => new(
        new Scenario { Name = "written", File = "" },
        before,
        new CallOutcome
        {
            Ended = _reason, StartedAt = _clock.Start, Events = _events, Marks = [], Mute = [], Silences = [], Tools = _tools.Asked, KnownTools = [], Works = _tools.Works, Recorded = false,
            ModelRequests = [], ModelAnswers = [], Dialogue = _dialogue, Lasted = Now, Appointments = isBooked || _hasBooked ? [Booked] : [],
        });

    private WrittenCall Says(Speaker speaker, string words, bool interrupted)
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        _events.Add(new CallEvent.Said(Now, new TranscriptEntry(1, speaker, words, Now, Now, interrupted, Typed: false, [])));
        return this;
    }
}
