namespace Parley.Flows.Expressions;

/// <summary>What the names in a condition stand for.</summary>
internal interface IExpressionScope
{
    /// <summary>The wall clock where the agent's business is.</summary>
    DateTime Now { get; }

    /// <returns><see cref="FlowValue.None"/> for what is not there.</returns>
    FlowValue Find(IReadOnlyList<string> path);
}
