namespace Parley.Tools.Scheduling;

internal static class SpokenList
{
    /// <summary>"a", "a or b", "a, b or c".</summary>
    public static string Or(IReadOnlyList<string> choices) => choices switch
    {
        [] => "",
        [var only] => only,
        _ => string.Join(", ", choices.SkipLast(1)) + " or " + choices[^1],
    };
}
