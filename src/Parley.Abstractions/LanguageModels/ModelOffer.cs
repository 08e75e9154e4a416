namespace Parley.LanguageModels;

/// <summary>A model server found on this machine.</summary>
/// <param name="Provider">Its kind.</param>
/// <param name="Url">Where it answers.</param>
/// <param name="Models">Names of its models.</param>
/// <param name="Used">The name of the model that calls use, by consent of the configuration; null when it is only offered.</param>
public sealed record ModelOffer(string Provider, Uri Url, IReadOnlyList<string> Models, string? Used);
