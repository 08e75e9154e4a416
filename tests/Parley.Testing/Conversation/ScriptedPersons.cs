using Parley.Dialogue;
using Parley.Handoff;
using Parley.Records;

namespace Parley.Testing.Conversation;

/// <summary>People who are called where an agent cannot go on.</summary>
public sealed class ScriptedPersons : IBreakdownHandoffs
{
    public const string Tell = "I have passed everything on. A colleague will get back to you.";

    /// <summary>Never answers.</summary>
    public bool Hangs { get; set; }

    public List<ReplyRequest> Requests { get; } = [];

    public async ValueTask<RaisedHandoff?> RaiseAsync(ReplyRequest request, string detail, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        if (Hangs)
            await Task.Delay(Timeout.InfiniteTimeSpan, request.Call.Clock, cancellationToken);
        return new RaisedHandoff(Tell, new CallEvent.HandedOff(TimeSpan.Zero, "handoff_1", HandoffReason.SystemError, "front_desk"));
    }
}
