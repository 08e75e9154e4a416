namespace Parley.Flows.Texts;

/// <param name="Path">Such as <c>slots, day</c>; an index stands as its number, or as <c>*</c> where it is computed.</param>
/// <param name="IsGuarded">The text also asks whether it is there, so it may be missing.</param>
internal sealed record TemplateVariable(IReadOnlyList<string> Path, bool IsGuarded)
{
    public string Root => Path[0];

    public string Text => string.Join('.', Path);

    /// <summary>The slot it reads; null where it reads something else.</summary>
    public string? Slot => Path is ["slots", var slot, ..] ? slot : null;
}
