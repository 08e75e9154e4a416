using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace Parley.Flows.Texts;

/// <summary>Finds what a template reads, names it makes itself aside.</summary>
internal sealed class TemplateVariables : AstVisitor
{
    private readonly List<List<string>> _paths = [];
    private readonly HashSet<string> _guarded = new(StringComparer.Ordinal);
    private readonly HashSet<string> _own = new(StringComparer.Ordinal) { "forloop" };

    public static IReadOnlyList<TemplateVariable> Of(IFluidTemplate template)
    {
        var visitor = new TemplateVariables();
        visitor.VisitTemplate(template);
        return
        [
            .. visitor._paths
                .Where(path => !visitor._own.Contains(path[0]))
                .DistinctBy(path => string.Join('.', path))
                .Select(path => new TemplateVariable(path, visitor._guarded.Contains(string.Join('.', path)))),
        ];
    }

    protected override Expression VisitMemberExpression(MemberExpression memberExpression)
    {
        _paths.Add(PathOf(memberExpression));
        return base.VisitMemberExpression(memberExpression);
    }

    protected override Expression VisitFilterExpression(FilterExpression filterExpression)
    {
        if (filterExpression is { Name: "default", Input: MemberExpression member })
            _guarded.Add(string.Join('.', PathOf(member)));
        return base.VisitFilterExpression(filterExpression);
    }

    protected override Statement VisitIfStatement(IfStatement ifStatement)
    {
        Guard(ifStatement.Condition);
        return base.VisitIfStatement(ifStatement);
    }

    protected override Statement VisitForStatement(ForStatement forStatement)
    {
        _own.Add(forStatement.Identifier);
        return base.VisitForStatement(forStatement);
    }

    protected override Statement VisitAssignStatement(AssignStatement assignStatement)
    {
        _own.Add(assignStatement.Identifier);
        return base.VisitAssignStatement(assignStatement);
    }

    protected override Statement VisitCaptureStatement(CaptureStatement captureStatement)
    {
        _own.Add(captureStatement.Identifier);
        return base.VisitCaptureStatement(captureStatement);
    }

    private void Guard(Expression condition)
    {
        var inner = new TemplateVariables();
        inner.Visit(condition);
        _guarded.UnionWith(inner._paths.Select(path => string.Join('.', path)));
    }

    private static List<string> PathOf(MemberExpression member) => [.. member.Segments.Select(segment => segment switch
    {
        IdentifierSegment name => name.Identifier,
        IndexerSegment { Expression: LiteralExpression { Value: NumberValue number } } => number.ToStringValue(),
        _ => "*",
    })];
}
