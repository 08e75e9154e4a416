namespace Parley.Speech;

/// <summary>A speech engine failed, hung past its deadline or lacks its files. The message is for the log and names no words spoken.</summary>
public sealed class SpeechEngineException : Exception
{
    public SpeechEngineException() { }

    public SpeechEngineException(string message) : base(message) { }

    public SpeechEngineException(string message, Exception innerException) : base(message, innerException) { }
}
