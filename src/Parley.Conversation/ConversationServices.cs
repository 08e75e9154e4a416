using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Parley.Conversation.Reporting;
using Parley.Conversation.Speaking;

namespace Parley.Conversation;

public static class ConversationServices
{
    /// <summary>
    /// Adds <see cref="ICallSessions"/>. The ports must be registered elsewhere: voice activity detector factory, recogniser, end-of-turn
    /// model, reply generator, synthesiser, call journal, recorder factory. Bind <see cref="ConversationOptions"/> to its section as needed.
    /// </summary>
    public static IServiceCollection AddConversation(this IServiceCollection services)
    {
        services.AddOptions<ConversationOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConversationOptions>, ConversationOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ConversationMetrics>();
        services.AddSingleton<ConversationEngines>();
        services.AddSingleton<PreparedLines>();
        services.AddSingleton<ICallSessions, CallSessions>();
        return services;
    }
}
