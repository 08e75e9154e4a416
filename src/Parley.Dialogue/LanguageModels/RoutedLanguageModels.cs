using Microsoft.Extensions.AI;
using Parley.Dialogue.Deadlines;
using Parley.Dialogue.LanguageModels.Accounting;
using Parley.Dialogue.LanguageModels.Racing;
using Parley.Dialogue.LanguageModels.Registry;
using Parley.Dialogue.LanguageModels.Routing;
using Parley.LanguageModels;

namespace Parley.Dialogue.LanguageModels;

/// <summary>From a scope to a client: route, leave out what rests, and let the rest race. From the outside in: race, accounts, circuit, deadlines, provider.</summary>
internal sealed class RoutedLanguageModels(ModelRegistry registry, ModelsOptions options, ModelSpend spend, ModelAccounts accounts, AbandonedReplies abandoned) : ILanguageModels
{
    public IChatClient? For(ModelScope scope)
    {
        var known = registry.Models;
        var timing = options.Timing(scope.Class);
        var candidates = ModelRouter.Route(scope, options, [.. known.Select(m => m.Definition)], spend.Of(scope.Call))
            .Select(name => known.First(m => m.Definition.Name == name))
            .Where(model => model.Circuit.LetsCallsThrough)
            .Select(model => new RoutedModel(model, scope, timing, accounts, abandoned))
            .ToArray();
        return candidates.Length == 0 ? null : new RacingChatClient(candidates, timing.Altogether, scope.Call.Clock, abandoned);
    }
}
