using Parley.Calls;
using Parley.Dialogue.LanguageModels.Accounting;
using Parley.LanguageModels;
using Parley.Tools;

namespace Parley.Dialogue.LanguageModels.Speculation;

internal sealed class SpeculativeRepliesFactory(IReplyGenerator replies, IToolGateway gateway, IModelStatus models, ModelMetrics metrics) : ISpeculativeRepliesFactory
{
    public ISpeculativeReplies Create(CallContext call) => new SpeculativeReplies(
        replies, ToolsOfAsync, outcome => metrics.BegunAhead(call.Tenant, outcome), () => models.Models.Count > 0);

    private async ValueTask<string> ToolsOfAsync(ReplyRequest request, CancellationToken cancellationToken)
    {
        var tools = await gateway.ToolsForAsync(request.ToolScope, cancellationToken);
        return string.Join('\n', tools.Select(t => $"{t.Name} {t.Effect} {t.Description} {t.Parameters.ToJsonString()}"));
    }
}
