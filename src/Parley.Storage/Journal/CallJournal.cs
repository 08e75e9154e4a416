using Microsoft.Extensions.Logging;
using Parley.Calls;
using Parley.Guardrails;
using Parley.Records;
using Parley.Storage.Files;
using Parley.Tenancy;

namespace Parley.Storage.Journal;

/// <summary>
/// Numbers each fact, shows it to live viewers and leaves it with the writer; none of that waits. Opening a call twice and facts after its
/// end are ignored, so that whoever ends a call need not know whether somebody did before. Where the process masks sensitive words, neither
/// viewers nor the writer get them. Thread-safe.
/// </summary>
internal sealed partial class CallJournal(
    LiveCalls live, JournalMailbox mailbox, JournalMetrics metrics, TimeProvider clock, ILogger<CallJournal> logger, ISensitiveTranscripts? sensitive = null) : ICallJournal
{
    /// <exception cref="ArgumentException">The id is not one <see cref="CallId.New"/> made: its files would have no place.</exception>
    public ValueTask OpenAsync(SessionRequest session, CancellationToken cancellationToken)
    {
        if (!CallFolders.TryReadTime(session.Id, out _))
            throw new ArgumentException($"'{session.Id}' is not a call id.", nameof(session));
        var call = new LiveCall(session, clock.GetUtcNow(), sensitive);
        if (live.TryAdd(call) && !mailbox.TryPost(new JournalItem.Opened(call)))
            Drop(session.Tenant, session.Id, "opened");
        return ValueTask.CompletedTask;
    }

    public ValueTask AppendAsync(CallContext call, CallEvent callEvent, CancellationToken cancellationToken)
    {
        if (live.TryFind(call.Tenant, call.Id, out var open))
            Post(call, open, open.Publish(callEvent));
        else
            LogUnknown(call.Id, call.Tenant.Id.Value, callEvent.GetType().Name);
        return ValueTask.CompletedTask;
    }

    private void Post(CallContext call, LiveCall open, Publication news)
    {
        foreach (var (seen, kept) in news.Told)
            if (JournalPolicy.IsKept(kept) && !mailbox.TryPost(new JournalItem.Happened(open, seen, kept)))
                Drop(call.Tenant, call.Id, seen.Name);
        if (news.Held is { } held && !mailbox.TryPost(new JournalItem.Waiting(open, held)))
            Drop(call.Tenant, call.Id, "held");
    }

    private void Drop(TenantContext tenant, CallId id, string name)
    {
        metrics.Dropped(tenant.Id, "mailbox_full");
        LogDropped(id, tenant.Id.Value, name);
    }

    [LoggerMessage(LogLevel.Warning, "The journal takes no more facts; {Fact} of {Call} of {Tenant} is not stored")]
    private partial void LogDropped(CallId call, string tenant, string fact);

    [LoggerMessage(LogLevel.Debug, "{Fact} came for {Call} of {Tenant}, which is not open")]
    private partial void LogUnknown(CallId call, string tenant, string fact);
}
