using System.Collections.ObjectModel;

namespace Parley.Storage.Calls;

/// <summary>What whoever opened a session told of its caller, for the agent's texts; nobody has checked it.</summary>
/// <param name="Name">What the caller is called; empty where that is not known.</param>
/// <param name="Memory">What is remembered of the caller, by name.</param>
public sealed record KnownCaller(string Name, IReadOnlyDictionary<string, string> Memory)
{
    public static KnownCaller Nobody { get; } = new("", ReadOnlyDictionary<string, string>.Empty);
}
