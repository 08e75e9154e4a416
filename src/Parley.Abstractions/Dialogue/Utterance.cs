using System.Text.Json.Serialization;
using Parley.Calls;

namespace Parley.Dialogue;

/// <summary>One side's words as they were heard: an interrupted agent's text ends at the last word that left the speaker.</summary>
public sealed record Utterance(Speaker Speaker, string Text, bool Interrupted = false)
{
    /// <summary>All that was to be heard, as far as it was known by then. Empty for words that bridge a wait: nobody wants those again.</summary>
    [JsonIgnore]
    public string Meant { get; init; } = Text;
}
