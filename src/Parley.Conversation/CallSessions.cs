using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.Calls;
using Parley.Conversation.Reporting;
using Parley.Conversation.Speaking;

namespace Parley.Conversation;

internal sealed class CallSessions(
    ConversationEngines engines,
    PreparedLines prepared,
    ConversationMetrics metrics,
    IOptions<ConversationOptions> options,
    TimeProvider clock,
    ILogger<CallSessions> logger) : ICallSessions
{
    public async Task<HangUpReason> RunAsync(SessionRequest session, ICallTransport transport, CancellationToken cancellationToken)
    {
        var call = new CallContext(session.Id, session.Tenant, clock);
        var reports = new CallReports(session, call, transport, engines.Journal, new CaptionMask(engines.Sensitive, session.Agent), logger);
        var scope = new CallScope(session, call, transport, options.Value, engines, new Mailbox(), reports, metrics.Of(session.Tenant), logger);
        logger.CallBegins(call, session.Agent.AgentName);
        var reason = HangUpReason.Failed;
        try
        {
            return reason = await new CallSession(scope, prepared).RunAsync(cancellationToken);
        }
        finally
        {
            logger.CallEnded(call, reason);
        }
    }
}
