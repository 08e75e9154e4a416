using Parley.Flows;
using Parley.Understanding;

namespace Parley.Testing.Dialogue;

/// <summary>
/// Understands what a test laid down for each sentence; everything else is understood as nothing. Of values found only those count whose slot
/// is asked about, as with the real one.
/// </summary>
public sealed class ScriptedUnderstanding : ITurnUnderstanding
{
    private readonly Dictionary<string, UnderstoodTurn> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<UnderstandingRequest> _requests = [];

    public static UnderstoodTurn Nothing { get; } =
        new([], new Dictionary<string, FoundValue>(), CallerActs.None, new Dictionary<string, string>());

    public IReadOnlyList<UnderstandingRequest> Requests => [.. _requests];

    public ScriptedUnderstanding On(string text, string? intent = null, CallerActs acts = CallerActs.None, params (string Slot, string Value)[] slots)
    {
        _known[text] = Turn(intent, acts, slots);
        return this;
    }

    public ScriptedUnderstanding On(string text, UnderstoodTurn turned)
    {
        _known[text] = turned;
        return this;
    }

    public static UnderstoodTurn Turn(string? intent = null, CallerActs acts = CallerActs.None, params (string Slot, string Value)[] slots) => new(
        intent is null ? [] : [new ScoredIntent(intent, 0.9)],
        slots.ToDictionary(s => s.Slot, s => Found(s.Value), StringComparer.Ordinal),
        acts,
        new Dictionary<string, string>());

    public static FoundValue Found(string value) => new(new SlotValue(value, $"<{value}>", ValueSource.Caller), value, 0.9, false);

    public ValueTask<UnderstoodTurn> UnderstandAsync(UnderstandingRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _requests.Add(request);
        var turn = _known.GetValueOrDefault(request.Text, Nothing);
        var wanted = request.Slots.Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        return ValueTask.FromResult(turn with { Slots = turn.Slots.Where(s => wanted.Contains(s.Key)).ToDictionary(StringComparer.Ordinal) });
    }
}
