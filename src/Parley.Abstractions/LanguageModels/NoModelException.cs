namespace Parley.LanguageModels;

/// <summary>No model of the route began to answer; the inner exception is the last one's.</summary>
public sealed class NoModelException : Exception
{
    public NoModelException()
    {
    }

    public NoModelException(string message)
        : base(message)
    {
    }

    public NoModelException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
