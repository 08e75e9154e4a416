namespace Parley.Flows.Engine;

/// <summary>What a sentence of the agent began with, and in which turn that was said.</summary>
internal sealed record SaidOpener(string Words, int Turn);
