using Parley.Calls;
using Parley.Records;
using Parley.Simulation.Calls;
using Parley.Simulation.Dialogues;
using Parley.Simulation.LanguageModels;
using Parley.Simulation.Tools;
using Parley.Simulation.Voices;
using Parley.Tools;

namespace Parley.Simulation.Checking;

/// <summary>What came of a simulated call.</summary>
internal sealed record CallOutcome
{
    public required HangUpReason Ended { get; init; }

    public required IReadOnlyList<CallEvent> Events { get; init; }

    /// <summary>How many events there had been when each of the caller's steps began.</summary>
    public required IReadOnlyList<int> Marks { get; init; }

    /// <summary>Steps that got no answer, by index.</summary>
    public required IReadOnlyList<int> Mute { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>While the caller waited for an answer.</summary>
    public required IReadOnlyList<Silence> Silences { get; init; }

    /// <summary>What tools themselves answered under which key.</summary>
    public IReadOnlyList<(string Tool, string Key, ToolOutcome Outcome)> Works { get; init; } = [];

    public required IReadOnlyList<ToolEntry> Tools { get; init; }

    /// <summary>Where tools wanted to go in the world, and were not let.</summary>
    public IReadOnlyList<(string Tool, string Where)> Bars { get; init; } = [];

    /// <summary>Names of every tool the tenant has, called or not.</summary>
    public required IReadOnlyCollection<string> KnownTools { get; init; }

    /// <summary>By field, as scenarios name them.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Appointments { get; init; } = [];

    /// <summary>Booked appointments stand in calendars that cannot be read here.</summary>
    public bool HasUnseenCalendar { get; init; }

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Tickets { get; init; } = [];

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Handoffs { get; init; } = [];

    /// <summary>What went out, or would have gone were there a server to send it to.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Messages { get; init; } = [];

    public required bool Recorded { get; init; }

    public required IReadOnlyList<ModelRequest> ModelRequests { get; init; }

    public required IReadOnlyList<ModelEntry> ModelAnswers { get; init; }

    public required DialogueLog Dialogue { get; init; }

    /// <summary>Virtual.</summary>
    public required TimeSpan Lasted { get; init; }

    /// <summary>What the caller said aloud; nothing of a call by text.</summary>
    public IReadOnlyList<SpokenLine> Spoken { get; init; } = [];

    public IEnumerable<TranscriptEntry> Talk => Events.OfType<CallEvent.Said>().Select(said => said.Entry);
}
