using Microsoft.Extensions.AI;
using Parley.Dialogue.Deadlines;
using Parley.Dialogue.LanguageModels.Accounting;
using Parley.Dialogue.LanguageModels.Circuits;
using Parley.Dialogue.LanguageModels.Racing;
using Parley.Dialogue.LanguageModels.Registry;
using Parley.LanguageModels;

namespace Parley.Dialogue.LanguageModels;

/// <summary>A registered model within one scope.</summary>
internal sealed class RoutedModel(RegisteredModel model, ModelScope scope, ModelTiming timing, IModelUsageSink accounts, AbandonedReplies abandoned) : IModelCandidate
{
    public string Name => model.Definition.Name;

    public TimeSpan? HedgeAfter =>
        timing.Hedge == TimeSpan.Zero ? null
        : timing.LearnsHedge ? model.Pace.HedgeAfter(timing.Hedge)
        : timing.Hedge;

    public IChatClient Begin(ModelAttempt attempt)
    {
        var timely = new DeadlineChatClient(model.Client, timing.FirstToken, timing.NextToken, scope.Call.Clock, abandoned);
        return new MeteredChatClient(new CircuitChatClient(timely, model.Circuit), model, scope, attempt, accounts);
    }

    public void WasOutrun() => model.Circuit.WasTooSlow();
}
