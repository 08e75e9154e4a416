using System.ComponentModel.DataAnnotations;

namespace Parley.Guardrails.Chain;

/// <summary>How the chain runs.</summary>
public sealed record GuardrailOptions
{
    /// <summary>The longest one guardrail may hold a text up. Those of this package take well under a millisecond; others may ask a service.</summary>
    [Range(typeof(TimeSpan), "00:00:00.005", "00:00:05")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMilliseconds(100);
}
