using System.ComponentModel.DataAnnotations;
using Parley.Handoff.Targets;

namespace Parley.Handoff;

/// <summary>Where people learn of hand-offs beside the embedded queue, which always has them.</summary>
public sealed class HandoffOptions
{
    /// <summary>How long each target, and the queue, may take on the call's clock before the next is asked.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:30")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long the caller waits to be told, on the call's clock: what is not delivered by then is delivered behind the caller's back. Queue and
    /// wait together stay below the silence after which a caller thinks that nobody is there.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:02")]
    public TimeSpan Wait { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often the targets are asked again when none took it, while this process lives; the pauses grow fourfold, from five seconds.</summary>
    [Range(0, 20)]
    public int Retries { get; set; } = 5;

    /// <summary>How long a model may take over a better summary, on the call's clock, behind everybody's back. Zero asks none.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:02:00")]
    public TimeSpan SummaryDeadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Asked first; null for none.</summary>
    public WebhookOptions? Webhook { get; set; }

    /// <summary>Asked when the webhook does not take it, or there is none; null for none.</summary>
    public EmailOptions? Email { get; set; }
}
