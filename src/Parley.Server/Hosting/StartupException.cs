namespace Parley.Server.Hosting;

/// <summary>The server cannot start for a reason that whoever started it can remove; the message is one sentence that says how.</summary>
internal sealed class StartupException : Exception
{
    public StartupException() { }

    public StartupException(string message) : base(message) { }

    public StartupException(string message, Exception innerException) : base(message, innerException) { }
}
