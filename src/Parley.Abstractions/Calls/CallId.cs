namespace Parley.Calls;

/// <summary>A call's public identifier: <c>call_</c> and a version 7 UUID, so that ids sort by start time.</summary>
public readonly record struct CallId(string Value)
{
    public static CallId New(TimeProvider clock) => new("call_" + Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"));

    public override string ToString() => Value;
}
