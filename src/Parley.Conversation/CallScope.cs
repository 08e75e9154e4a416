using Microsoft.Extensions.Logging;
using Parley.Calls;
using Parley.Conversation.Reporting;

namespace Parley.Conversation;

/// <summary>What every part of one call's session shares.</summary>
internal sealed record CallScope(
    SessionRequest Session,
    CallContext Call,
    ICallTransport Transport,
    ConversationOptions Options,
    ConversationEngines Engines,
    Mailbox Mailbox,
    CallReports Reports,
    CallMeter Metrics,
    ILogger Logger)
{
    /// <summary>Whose dialogue it is: another call's where this one goes on with it.</summary>
    public CallContext Dialogue { get; } = Call with { Id = Session.Dialogue };

    public TimeProvider Clock => Call.Clock;

    /// <summary>Now, on the call's timeline.</summary>
    public TimeSpan Now => Transport.Position;
}
