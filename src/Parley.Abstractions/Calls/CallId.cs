namespace Parley.Calls;

/// <summary>A call's public identifier: <c>call_</c> and a version 7 UUID, so that ids sort by start time.</summary>
public readonly record struct CallId(string Value)
{
    private const string Prefix = "call_";

    public static CallId New(TimeProvider clock) => new(Prefix + Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"));

    /// <summary>True for what could be an id, whether or not there is such a call.</summary>
    public static bool TryParse(string? text, out CallId id)
    {
        var isId = text is not null && text.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParseExact(text.AsSpan(Prefix.Length), "N", out _);
        id = isId ? new CallId(text!) : default;
        return isId;
    }

    public override string ToString() => Value;
}
