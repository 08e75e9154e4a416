using Microsoft.Extensions.AI;
using Parley.Dialogue.Routine;
using Parley.Flows.Engine;
using Parley.Flows.Running;
using Parley.Handoff;
using Parley.Tools;

namespace Parley.Dialogue.LanguageModels.ToolCalls;

/// <summary>
/// A model that calls a person proposes one: facts or results may have put the call into its mouth. The caller is asked, and a yes is taken up as that to
/// any other offer of a person; what the model wrote of reason, urgency and matter goes nowhere. Callers who ask for a person themselves are heard before any model.
/// </summary>
internal sealed class PersonProposal(IReadOnlyList<ToolDefinition> tools, ReplyRequest request)
{
    /// <summary>Why a person is offered.</summary>
    public const string Proposed = "proposed by the model";

    private bool _isEmergency;

    /// <summary>The caller is to be asked.</summary>
    public bool IsMade { get; private set; }

    /// <summary>An agent that calls nobody for the asking offers nobody.</summary>
    private bool IsPossible => request.Agent.Handoff.Triggers.Contains(HandoffReason.AskedForPerson);

    public bool IsOne(FunctionCallContent call) => tools.Any(tool => tool.Name == call.Name && tool.CallsPerson);

    /// <returns>What the model reads of it.</returns>
    public FunctionResultContent Take(FunctionCallContent call)
    {
        IsMade |= IsPossible;
        _isEmergency |= call.Arguments?.TryGetValue("reason", out var reason) is true && $"{reason}" == "medical_emergency";
        return new FunctionResultContent(call.CallId, ToolResults.Proposed(IsPossible));
    }

    /// <summary>Nothing is left for the model to say: the question is.</summary>
    public bool IsAll(IReadOnlyList<FunctionCallContent> calls) => IsMade && calls.All(IsOne);

    /// <param name="said">What the model said last.</param>
    public IEnumerable<ReplyPart> Offer(string said)
    {
        if (!IsMade)
            yield break;
        // Before the words, so that whoever offers nobody need not hold them back.
        yield return new ReplyPart.PersonOffered(Proposed);
        // Nobody is called at once on a model's word alone, but the advice is never wrong.
        if (_isEmergency)
            yield return new ReplyPart.Text($" {FlowPhrases.Emergency} ") { IsAuthored = true };
        if (!PersonOffers.IsOne(said))
            yield return new ReplyPart.Text($" {RoutineReplyGenerator.PersonQuestion}") { IsAuthored = true };
    }
}
