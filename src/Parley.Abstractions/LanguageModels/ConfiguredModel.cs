namespace Parley.LanguageModels;

/// <summary>A model together with its key, which is not printed.</summary>
/// <param name="Model">The definition.</param>
/// <param name="Key">The key itself, or empty.</param>
public sealed record ConfiguredModel(ModelDefinition Model, string Key)
{
    public override string ToString() => Model.Name;
}
