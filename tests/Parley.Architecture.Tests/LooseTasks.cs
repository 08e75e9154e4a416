using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Parley.Architecture.Tests;

/// <summary>Finds tasks that are begun and let go, by their syntax: house style names what returns one <c>...Async</c>.</summary>
internal static class LooseTasks
{
    private static readonly string[] Starters = ["Run", "StartNew", "WhenAll", "WhenAny"];

    public static IEnumerable<string> In(SyntaxNode root) =>
        from node in root.DescendantNodes()
        let begun = Discarded(node)
        where begun is not null && IsTask(begun)
        select $"line {node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {node.ToString().Split('\n')[0]}";

    /// <summary>What is called as a statement of its own, or for a discard.</summary>
    private static InvocationExpressionSyntax? Discarded(SyntaxNode node) => Plain(node switch
    {
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "_" } } discard } => discard.Right,
        ExpressionStatementSyntax statement => statement.Expression,
        // A lambda that is given as an Action or a callback of a timer is the same in other clothes; those that return a task end in an await or a call.
        AnonymousFunctionExpressionSyntax { ExpressionBody: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "_" } } discard } => discard.Right,
        _ => null,
    });

    private static InvocationExpressionSyntax? Plain(ExpressionSyntax? expression) => expression switch
    {
        ConditionalAccessExpressionSyntax conditional => Plain(conditional.WhenNotNull),
        ParenthesizedExpressionSyntax parenthesized => Plain(parenthesized.Expression),
        PostfixUnaryExpressionSyntax forgiven => Plain(forgiven.Operand),
        InvocationExpressionSyntax invocation => invocation,
        _ => null,
    };

    private static bool IsTask(InvocationExpressionSyntax invocation)
    {
        var (owner, name) = invocation.Expression switch
        {
            MemberAccessExpressionSyntax member => (member.Expression.ToString(), member.Name.Identifier.Text),
            MemberBindingExpressionSyntax member => ("", member.Name.Identifier.Text),
            SimpleNameSyntax simple => ("", simple.Identifier.Text),
            _ => ("", ""),
        };
        return name switch
        {
            "AsTask" or "ConfigureAwait" or "ContinueWith" => true,
            _ when owner is "Task" or "Task.Factory" => Starters.Contains(name),
            _ => name.EndsWith("Async", StringComparison.Ordinal),
        };
    }
}
