namespace Parley.Cli.Calling;

/// <summary>A turn cannot be said: the file is no WAV, or no voice is installed. The message is for the user.</summary>
public sealed class CallerScriptException : Exception
{
    public CallerScriptException() { }

    public CallerScriptException(string message) : base(message) { }

    public CallerScriptException(string message, Exception innerException) : base(message, innerException) { }
}
