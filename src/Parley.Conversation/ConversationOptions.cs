using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Parley.Conversation.Listening;
using Parley.Conversation.Speaking;
using Parley.Conversation.TurnTaking;

namespace Parley.Conversation;

/// <summary>How conversations are held. The defaults are meant to be lived with.</summary>
public sealed record ConversationOptions
{
    /// <summary>Configuration section these options are read from.</summary>
    public const string Section = "Parley:Conversation";

    [ValidateObjectMembers]
    public TurnRules Turns { get; init; } = new();

    [ValidateObjectMembers]
    public ListeningOptions Listening { get; init; } = new();

    [ValidateObjectMembers]
    public SpeakingOptions Speaking { get; init; } = new();

    [ValidateObjectMembers]
    public AgentLines Lines { get; init; } = new();

    /// <summary>How long the end of a call waits for work that does not heed its cancellation.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan TidyUp { get; init; } = TimeSpan.FromSeconds(2);
}
