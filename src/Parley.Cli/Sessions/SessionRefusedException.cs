namespace Parley.Cli.Sessions;

/// <summary>No session could be had; the message is for the user.</summary>
public sealed class SessionRefusedException : Exception
{
    public SessionRefusedException() { }

    public SessionRefusedException(string message) : base(message) { }

    public SessionRefusedException(string message, Exception innerException) : base(message, innerException) { }
}
