namespace Parley.Simulation.Calls;

/// <summary>A caller waited and heard nothing.</summary>
/// <param name="AfterWords">The agent had said something since the caller did.</param>
internal sealed record Silence(DateTimeOffset From, DateTimeOffset Until, bool AfterWords)
{
    public TimeSpan Length => Until - From;

    /// <summary>How much of it fell into a time.</summary>
    public TimeSpan Within(DateTimeOffset begin, DateTimeOffset end)
    {
        var (from, until) = (From > begin ? From : begin, Until < end ? Until : end);
        return until > from ? until - from : TimeSpan.Zero;
    }
}
