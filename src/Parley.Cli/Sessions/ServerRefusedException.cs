namespace Parley.Cli.Sessions;

/// <summary>The server cannot be reached, or did not do what it was asked; the message is for the user.</summary>
public sealed class ServerRefusedException : Exception
{
    public ServerRefusedException() { }

    public ServerRefusedException(string message) : base(message) { }

    public ServerRefusedException(string message, Exception innerException) : base(message, innerException) { }
}
