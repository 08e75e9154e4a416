namespace Parley.Knowledge.Facts;

/// <summary>One thing that can be said as it stands.</summary>
/// <param name="Id">The topic's slug, with <c>-2</c>, <c>-3</c>... from the topic's second fact on.</param>
/// <param name="Topic">The heading above it.</param>
/// <param name="Text">What is said.</param>
/// <param name="Asked">Ways of asking for it, if the author gave any; never said.</param>
internal sealed record Fact(string Id, string Topic, string Text, IReadOnlyList<string> Asked);
