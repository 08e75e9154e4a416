namespace Parley.Flows;

/// <summary>What a flow needs to know before it can go on.</summary>
public sealed record SlotDefinition
{
    /// <summary>Unique in its flow: lower case, <c>snake_case</c>.</summary>
    public required string Name { get; init; }

    public required SlotType Type { get; init; }

    /// <summary>What is asked first, then what is asked after each failure, with rising help; the last one repeats. At least one.</summary>
    public IReadOnlyList<string> Prompts { get; init; } = [];

    /// <summary>Of <see cref="SlotType.Choice"/>: what may be chosen.</summary>
    public IReadOnlyList<SlotChoice> Choices { get; init; } = [];

    /// <summary>
    /// Of <see cref="SlotType.Choice"/>: where in a tool's result the choices stand, such as <c>free.slots</c>; a list of texts, or of objects with
    /// <c>id</c>, <c>appointment_id</c> or <c>start</c> and <c>say</c> or <c>spoken</c>. Null: <see cref="Choices"/> are fixed.
    /// </summary>
    public string? ChoicesFrom { get; init; }

    /// <summary>Of <see cref="SlotType.Identifier"/>: a regular expression for the whole normal form.</summary>
    public string? Pattern { get; init; }

    /// <summary>Of <see cref="SlotType.Identifier"/>: <c>luhn</c>, <c>mod11</c> or <c>mod97</c>; null for none.</summary>
    public string? CheckDigit { get; init; }

    /// <summary>A condition over <c>value</c> and the slots that must hold, such as <c>value &gt;= today</c>; null for none.</summary>
    public string? Validate { get; init; }

    /// <summary>Said when <see cref="Validate"/> does not hold; empty for a general wording.</summary>
    public string Invalid { get; init; } = "";

    /// <summary>Said to whoever asks what it is needed for; empty for a general wording.</summary>
    public string Why { get; init; } = "";

    /// <summary>
    /// A template for the value, in normal form, that is taken where the caller leaves it to the agent ("whenever", "the earliest"), such as
    /// <c>{{ today }}</c>; null: it is asked on. Of several choices that a tool gave the first is taken without it.
    /// </summary>
    public string? Any { get; init; }

    /// <summary>How often it is asked again before the flow gives up on it.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>How long the caller may take to answer before it is asked again; null for the conversation's own patience.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Sensitive values are masked in transcript, log, prompt and event, and never put into speculative requests.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>May stay empty.</summary>
    public bool IsOptional { get; init; }
}
