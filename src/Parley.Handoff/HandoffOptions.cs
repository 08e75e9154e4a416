using System.ComponentModel.DataAnnotations;
using Parley.Handoff.Targets;

namespace Parley.Handoff;

/// <summary>Where people learn of hand-offs beside the embedded queue, which always has them.</summary>
public sealed class HandoffOptions
{
    /// <summary>How long each target may take, on the call's clock, before the next is asked: the caller waits meanwhile.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:30")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Asked first; null for none.</summary>
    public WebhookOptions? Webhook { get; set; }

    /// <summary>Asked when the webhook does not take it, or there is none; null for none.</summary>
    public EmailOptions? Email { get; set; }
}
