using Microsoft.Extensions.Options;

namespace Parley.Conversation;

/// <summary>Checks the annotations, nested options included.</summary>
[OptionsValidator]
internal sealed partial class ConversationOptionsValidator : IValidateOptions<ConversationOptions>;
