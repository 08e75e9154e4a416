namespace Parley.Cli;

/// <summary>What the shell learns. 1 and up are failures that a script can tell apart.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>A turn went unanswered, the call broke off, a scenario failed, an agent has faults, or a figure falls short.</summary>
    public const int Unanswered = 1;

    /// <summary>The command line, or a file it names, cannot be used.</summary>
    public const int Usage = 2;

    /// <summary>No session, or no answer: the server cannot be reached or refused.</summary>
    public const int NoSession = 3;

    /// <summary>Ctrl-C, as shells number it: 128 and SIGINT.</summary>
    public const int Interrupted = 130;
}
