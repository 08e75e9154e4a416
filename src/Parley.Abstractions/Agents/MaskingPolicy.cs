using Parley.Guardrails;

namespace Parley.Agents;

/// <summary>
/// Which kinds of sensitive data of an agent's calls are masked where. A list stands for the whole of what is masked there; null leaves it to the
/// server. Card data is masked everywhere, named or not.
/// </summary>
public sealed record MaskingPolicy
{
    public static MaskingPolicy Default { get; } = new();

    public static IReadOnlyList<SensitiveCategory> All { get; } = Enum.GetValues<SensitiveCategory>();

    /// <summary>In what is stored of what was said, in captions, and in what people are shown of tool calls.</summary>
    public IReadOnlyList<SensitiveCategory>? Transcript { get; init; }

    /// <summary>In what is logged.</summary>
    public IReadOnlyList<SensitiveCategory>? Log { get; init; }

    /// <summary>In what language models are sent.</summary>
    public IReadOnlyList<SensitiveCategory>? Prompt { get; init; }

    /// <summary>In events and hand-offs, which leave for other systems.</summary>
    public IReadOnlyList<SensitiveCategory>? Event { get; init; }
}
