using System.Runtime.CompilerServices;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Intents;

/// <summary>Which words speak of an agent's tasks: what callers begin a wish with, and the things they wish for.</summary>
internal sealed class TaskWords
{
    /// <summary>What an example may begin with that is no verb.</summary>
    private static readonly string[] NoVerbs = ["a", "an", "the", "my", "our", "i", "i'd", "i'm", "i've", "we", "am", "something", "somebody", "it", "on", "for", "in", "to", "at", "no", "yes", "please", "hi", "hello", "need", "want", "like"];

    private static readonly ConditionalWeakTable<IReadOnlyList<IntentDefinition>, TaskWords> Known = [];

    private TaskWords(IReadOnlyList<IntentDefinition> intents)
    {
        Verbs = intents.SelectMany(i => i.Words.Concat(i.Examples)).Select(w => SpokenTurn.Of(w)).Where(t => t.Count > 0 && !NoVerbs.Contains(t[0]) && !IsPast(t[0])).Select(t => t[0]).ToHashSet(StringComparer.Ordinal);
        Nouns = intents.SelectMany(Named).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Made once for a list, and kept as long as it is.</summary>
    public static TaskWords Of(IReadOnlyList<IntentDefinition> intents) => Known.GetValue(intents, list => new TaskWords(list));

    /// <summary>First words of what callers may ask for: "and cancel" begins a wish, "and Friday" does not.</summary>
    public IReadOnlySet<string> Verbs { get; }

    /// <summary>Stems of what they may ask for: "and an appointment" is a wish after "I need a refill", "and a friend" is none.</summary>
    public IReadOnlySet<string> Nouns { get; }

    /// <summary>"Yelled" tells of something; nobody asks for it so.</summary>
    private static bool IsPast(string word) => word.EndsWith("ed", StringComparison.Ordinal) && !word.EndsWith("eed", StringComparison.Ordinal);

    /// <summary>What an intent is named for, in stems.</summary>
    public static IEnumerable<string> Named(IntentDefinition intent) =>
        intent.Words.Append(intent.Name.Replace('_', ' ')).SelectMany(w => TopicWords.Of(SpokenTurn.Of(w)));
}
