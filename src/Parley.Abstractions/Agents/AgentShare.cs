namespace Parley.Agents;

/// <param name="Version">A saved version's number.</param>
/// <param name="Percent">Of users, 1 to 100; the shares of a publication sum to 100.</param>
public sealed record AgentShare(int Version, int Percent);
