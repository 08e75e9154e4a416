namespace Parley.Cli.Calling;

/// <summary>The call cannot be saved where asked; the message is for the user.</summary>
internal sealed class RecordingException : Exception
{
    public RecordingException() { }

    public RecordingException(string message) : base(message) { }

    public RecordingException(string message, Exception innerException) : base(message, innerException) { }
}
