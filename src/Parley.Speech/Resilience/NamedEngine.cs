namespace Parley.Speech.Resilience;

/// <summary>An engine and what the log and the metrics call it.</summary>
internal sealed record NamedEngine<T>(string Name, T Engine);
