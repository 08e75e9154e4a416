namespace Parley.Understanding;

/// <summary>What a turn does beside naming values; several at once are usual ("no, make it Thursday" denies and corrects).</summary>
[Flags]
public enum CallerActs
{
    None = 0,
    Affirm = 1 << 0,
    Deny = 1 << 1,
    Correct = 1 << 2,

    /// <summary>A question that wants an answer from knowledge.</summary>
    Question = 1 << 3,
    Repeat = 1 << 4,
    Help = 1 << 5,
    GoBack = 1 << 6,
    Cancel = 1 << 7,
    Person = 1 << 8,
    Emergency = 1 << 9,
    Goodbye = 1 << 10,
    Thanks = 1 << 11,
    Greeting = 1 << 12,

    /// <summary>The caller asks for time: "one moment".</summary>
    Wait = 1 << 13,

    /// <summary>The caller does not know or will not say.</summary>
    DontKnow = 1 << 14,

    /// <summary>The caller wants to know whether anybody hears: "hello?", "are you still there?".</summary>
    Presence = 1 << 15,

    /// <summary>The caller leaves it to the agent: "whenever", "any of them", "the earliest you have".</summary>
    Whichever = 1 << 16,

    /// <summary>The caller asks what something is asked for: "why do you need that?"</summary>
    Why = 1 << 17,
}
