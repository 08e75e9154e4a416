using Parley.Calls;

namespace Parley.Dialogue;

/// <summary>One side's words as they were heard: an interrupted agent's text ends at the last word that left the speaker.</summary>
public sealed record Utterance(Speaker Speaker, string Text, bool Interrupted = false);
