namespace Parley.Handoff;

/// <summary>A model's summary of a call, held against what was said.</summary>
/// <param name="Text">A few sentences, masked.</param>
/// <param name="Model">Which model wrote it, as it is named in the configuration.</param>
public sealed record HandoffSummary(string Text, string Model);
