namespace Parley.LanguageModels;

/// <param name="Url">Where the server answers.</param>
/// <param name="Models">Names of its models, the one to prefer first.</param>
public sealed record DiscoveredModels(Uri Url, IReadOnlyList<string> Models);
