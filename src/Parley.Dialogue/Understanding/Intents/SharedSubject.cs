using Parley.Flows;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Intents;

/// <summary>
/// What "it" stands for beside a task under way: "can I move it instead?" while an appointment is cancelled is near no example of moving one until the appointment
/// is named. Only a thing that another task is about as well is put in its place.
/// </summary>
internal static class SharedSubject
{
    private const int LongestWish = 14;

    public static SpokenTurn Named(SpokenTurn about, UnderstandingRequest request)
    {
        if (about.Count > LongestWish || Of(request) is not { } subject)
            return about;
        var verbs = TaskWords.Of(request.Intents).Verbs;
        var at = Enumerable.Range(1, Math.Max(0, about.Count - 1)).FirstOrDefault(i => about[i] is "it" && verbs.Contains(about[i - 1]), -1);
        return at < 0 ? about : SpokenTurn.Of(string.Join(' ', Enumerable.Range(0, about.Count).Select(i => i == at ? $"my {subject}" : about[i])));
    }

    /// <summary>With nothing under way "it" is what was spoken of before, which is hardly ever anything else.</summary>
    private static string? Of(UnderstandingRequest request)
    {
        var isIdle = request.UnderWay.Count == 0;
        var tasks = request.Intents.Where(i => isIdle || request.UnderWay.Contains(i.Name)).ToList();
        var shared = tasks.SelectMany(t => t.Slots.Select(slot => (Task: t, Slot: slot)))
            .FirstOrDefault(held => held.Slot.Type is SlotType.Text or SlotType.Identifier && request.Intents.Any(other => other != held.Task && (isIdle || !tasks.Contains(other)) && IsShared(other, held.Slot)));
        return shared.Slot is { } subject ? Aloud.Name(subject.Name) : null;
    }

    private static bool IsShared(IntentDefinition other, SlotDefinition slot) => other.Slots.Any(s => s.Name == slot.Name && s.Type == slot.Type);
}
