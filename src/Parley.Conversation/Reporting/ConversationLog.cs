using Microsoft.Extensions.Logging;
using Parley.Calls;

namespace Parley.Conversation.Reporting;

internal static partial class ConversationLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Call {Call} with agent {Agent} begins")]
    public static partial void CallBegins(this ILogger logger, CallContext call, string agent);

    [LoggerMessage(Level = LogLevel.Information, Message = "Call {Call} ended: {Reason}")]
    public static partial void CallEnded(this ILogger logger, CallContext call, HangUpReason reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Call {Call} failed in {Part}")]
    public static partial void PartFailed(this ILogger logger, CallContext call, string part, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Call {Call}: engine {Engine} failed, going on without")]
    public static partial void EngineBroke(this ILogger logger, CallContext call, string engine, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Call {Call}: engine {Engine} failed, going on without: {Problem}")]
    public static partial void EngineFailed(this ILogger logger, CallContext call, string engine, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Call {Call}: {Line} said because the caller heard nothing else")]
    public static partial void SpokeUp(this ILogger logger, CallContext call, string line);

    [LoggerMessage(Level = LogLevel.Error, Message = "Call {Call}: the journal did not take an event")]
    public static partial void JournalFailed(this ILogger logger, CallContext call, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Call {Call}: the caller's client could not be shown something")]
    public static partial void ScreenFailed(this ILogger logger, CallContext call, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Call {Call}: work that did not heed its cancellation was left behind")]
    public static partial void LeftBehind(this ILogger logger, CallContext call);

    [LoggerMessage(Level = LogLevel.Trace, Message = "Call {Call} turn {Turn}, asked: {Question}")]
    public static partial void TurnSensitive(this ILogger logger, CallContext call, int turn, string question);
}
