namespace Parley.Dialogue.Deadlines;

/// <summary>A reply, or its next piece, did not come in time.</summary>
internal sealed class ReplyDeadlineException : TimeoutException
{
    public ReplyDeadlineException()
    {
    }

    public ReplyDeadlineException(string message)
        : base(message)
    {
    }

    public ReplyDeadlineException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
