using Parley.LanguageModels;

namespace Parley.Dialogue.Deadlines;

/// <summary>Goes to the models where there are any, else straight to what needs none. Asked each time: a model may join at the start of the server.</summary>
internal sealed class ModelFirstReplyGenerator(IModelStatus models, IReplyGenerator withModels, IReplyGenerator without) : IReplyGenerator
{
    public IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, CancellationToken cancellationToken) =>
        (models.Models.Count > 0 ? withModels : without).ReplyAsync(request, cancellationToken);
}
