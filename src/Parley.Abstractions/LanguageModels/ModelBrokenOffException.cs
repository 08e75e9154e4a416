namespace Parley.LanguageModels;

/// <summary>A model failed, or fell silent for too long, in the middle of its answer.</summary>
public sealed class ModelBrokenOffException : Exception
{
    public ModelBrokenOffException()
    {
    }

    public ModelBrokenOffException(string message)
        : base(message)
    {
    }

    public ModelBrokenOffException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ModelBrokenOffException(string message, string model, Exception innerException)
        : base(message, innerException) => Model = model;

    /// <summary>Which, by its configured name.</summary>
    public string Model { get; } = "";
}
