namespace Parley.Flows.Expressions;

/// <summary>A condition that cannot be read. Only parsing throws it; whoever checks flows makes a fault of it.</summary>
internal sealed class ExpressionException(int position, string fault) : Exception($"at {position + 1}: {fault}")
{
    /// <summary>From 0.</summary>
    public int Position { get; } = position;
}
