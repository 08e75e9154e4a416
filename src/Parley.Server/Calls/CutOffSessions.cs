using Parley.Agents;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Records;
using Parley.Storage.Calls;
using Parley.Tenancy;

namespace Parley.Server.Calls;

/// <summary>How a call that was cut off goes on: as a call of its own, with the first one's dialogue. Simulated calls use the same.</summary>
internal sealed class CutOffSessions(CallRecords records, IHeardCalls heard, IAgentCatalog agents, IAgentTexts texts, IDialogueStateStore dialogues, TimeProvider clock)
{
    /// <summary>After that a caller has something else in mind.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    /// <param name="first">The first call of those that went on with one another.</param>
    public async Task<CallReturn> FindAsync(TenantContext tenant, CallId first, string identity, CancellationToken cancellationToken)
    {
        if (await records.ContinuedAsync(tenant, first, cancellationToken) is not { } call || call.Last.UserId != identity || call.Last.Status == CallStatus.Active)
            return new CallReturn.Nothing();
        return IsCutOff(call.Last) && await GoOnAsync(tenant, first, call, cancellationToken) is { } session
            ? new CallReturn.GoesOn(session)
            : new CallReturn.Over();
    }

    /// <summary>Whose line broke, and who hung up, look alike from here; but nobody comes back who did not want to.</summary>
    private bool IsCutOff(CallRecord call) =>
        (call.Status == CallStatus.EndedAbnormally || call.EndReason == HangUpReason.CallerLeft) && clock.GetUtcNow() - call.EndedAt <= Within;

    private async Task<SessionRequest?> GoOnAsync(TenantContext tenant, CallId first, ContinuedCall call, CancellationToken cancellationToken)
    {
        var last = call.Last;
        var stored = await dialogues.LoadAsync(new CallContext(first, tenant, clock), cancellationToken);
        // A dialogue can only go on in the version it began with, whatever answers other calls by now.
        if (await agents.FindVersionAsync(tenant, call.AgentId, last.AgentVersion, cancellationToken) is not { } agent)
            return null;
        var session = new SessionRequest(CallId.New(clock), tenant, last.UserId, last.Channel, last.ConsentStatus, last.Language, agent)
        {
            Roles = last.Roles,
            UserName = call.Caller.Name,
            Memory = call.Caller.Memory,
            Resumes = new ResumedCall(first, Math.Max(call.Turns, stored?.Turn ?? 0)) { Heard = await heard.OfAsync(tenant, first, cancellationToken) },
        };
        return texts.Fill(session, clock.GetUtcNow());
    }
}
