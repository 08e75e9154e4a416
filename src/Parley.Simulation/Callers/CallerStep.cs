namespace Parley.Simulation.Callers;

/// <summary>One thing a scripted caller does, and what is to be heard before the next.</summary>
public abstract record CallerStep
{
    private CallerStep() { }

    /// <summary>For messages.</summary>
    public int Line { get; init; }

    /// <summary>Each is part of what the agent says now, or a pattern in slashes.</summary>
    public IReadOnlyList<string> Hear { get; init; } = [];

    public IReadOnlyList<string> NotHear { get; init; } = [];

    /// <param name="AfterWords">Says it into the agent's answer after so many words of it; null waits for its end.</param>
    public sealed record Say(string Text, int? AfterWords) : CallerStep
    {
        /// <summary>How it is said aloud where that differs from how it is typed.</summary>
        public string? Spoken { get; init; }
    }

    /// <summary>Says nothing for so long.</summary>
    public sealed record Wait(TimeSpan For) : CallerStep;

    /// <summary>The connection is lost and comes back.</summary>
    public sealed record Reconnect(TimeSpan After) : CallerStep;

    public sealed record HangUp : CallerStep;
}
