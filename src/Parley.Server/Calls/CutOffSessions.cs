using Parley.Agents;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Storage.Calls;
using Parley.Tenancy;

namespace Parley.Server.Calls;

/// <summary>How a call that the server's death cut off goes on: as a call of its own, with the first one's dialogue. Simulated calls use the same.</summary>
internal sealed class CutOffSessions(CallRecords records, IAgentCatalog agents, IAgentTexts texts, IDialogueStateStore dialogues, TimeProvider clock)
{
    /// <summary>After that a caller has something else in mind.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    /// <summary>Null where nothing of that caller's was cut off there, or not lately.</summary>
    public async Task<SessionRequest?> FindAsync(TenantContext tenant, CallId cutOff, string identity, CancellationToken cancellationToken)
    {
        var call = await records.FindAsync(tenant, cutOff, cancellationToken);
        var isWaitedFor = call is { Status: CallStatus.EndedAbnormally, EndedAt: { } ended } && call.UserId == identity && clock.GetUtcNow() - ended <= Within;
        return isWaitedFor ? await GoOnAsync(tenant, call!, cancellationToken) : null;
    }

    private async Task<SessionRequest?> GoOnAsync(TenantContext tenant, CallDetails call, CancellationToken cancellationToken)
    {
        var id = new CallId(call.Id);
        var stored = await dialogues.LoadAsync(new CallContext(id, tenant, clock), cancellationToken);
        var agent = await agents.FindAsync(tenant, call.Agent, call.UserId, cancellationToken);
        // A dialogue can only go on in the version it began with.
        if (agent is null || agent.Version != call.AgentVersion)
            return null;
        var session = new SessionRequest(CallId.New(clock), tenant, call.UserId, call.Channel, call.ConsentStatus, call.Language, agent)
        {
            Roles = call.Roles,
            Resumes = new ResumedCall(id, Math.Max(call.Turns, stored?.Turn ?? 0)),
        };
        return texts.Fill(session, clock.GetUtcNow());
    }
}
