namespace Parley.Agents;

/// <summary>Which configured language models an agent uses, in order of preference. Empty: the server's default models.</summary>
/// <param name="Live">For what is said in a call: small and fast.</param>
/// <param name="Deep">For work that may take longer: large.</param>
public sealed record ModelsPolicy(IReadOnlyList<string> Live, IReadOnlyList<string> Deep)
{
    public static ModelsPolicy Default { get; } = new([], []);
}
