using Parley.Dialogue;
using Parley.Handoff;
using Parley.Records;
using Parley.Tools;

namespace Parley.Flows.Running;

/// <summary>From the dialogue's state as it is stored, and from the transcripts.</summary>
/// <param name="runtime">Null where no flows run.</param>
internal sealed class Handovers(Lazy<DialogueRuntime?> runtime, IHeardCalls? heard = null) : IHandovers
{
    public async ValueTask<HandoffRecord?> OfAsync(ToolScope scope, string step, CancellationToken cancellationToken)
    {
        if (runtime.Value is not { } flows)
            return null;
        var said = heard is null ? [] : await heard.OfAsync(scope.Call.Tenant, scope.Call.Id, cancellationToken);
        var request = new ReplyRequest(scope.Call, scope.Agent, said, "") { UserId = scope.UserId, Channel = scope.Channel, Roles = scope.Roles };
        return await flows.HandoverAsync(request, step, cancellationToken);
    }
}
