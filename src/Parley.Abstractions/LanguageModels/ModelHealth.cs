namespace Parley.LanguageModels;

/// <param name="Model">The configured model.</param>
/// <param name="IsAsked">False while it rests after failures.</param>
public sealed record ModelHealth(ModelDefinition Model, bool IsAsked);
