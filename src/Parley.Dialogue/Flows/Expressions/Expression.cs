namespace Parley.Flows.Expressions;

/// <summary>A parsed condition. Evaluating it touches nothing, always ends and never throws.</summary>
internal abstract record Expression
{
    private Expression() { }

    public abstract FlowValue Evaluate(IExpressionScope scope);

    public virtual IEnumerable<Expression> Parts => [];

    /// <summary>Every name in it.</summary>
    public IEnumerable<Name> Names => this is Name name ? [name] : Parts.SelectMany(part => part.Names);

    public sealed record Literal(FlowValue Value) : Expression
    {
        public override FlowValue Evaluate(IExpressionScope scope) => Value;
    }

    /// <param name="Path">Such as <c>slots, day</c> or <c>free, slots, 0, start</c>.</param>
    /// <param name="Position">Where it begins, from 0.</param>
    public sealed record Name(IReadOnlyList<string> Path, int Position) : Expression
    {
        public string Text => string.Join('.', Path);

        public override FlowValue Evaluate(IExpressionScope scope) => scope.Find(Path);
    }

    public sealed record Not(Expression Inner) : Expression
    {
        public override IEnumerable<Expression> Parts => [Inner];

        public override FlowValue Evaluate(IExpressionScope scope) => FlowValue.Of(!Inner.Evaluate(scope).Holds);
    }

    public sealed record And(Expression Left, Expression Right) : Expression
    {
        public override IEnumerable<Expression> Parts => [Left, Right];

        public override FlowValue Evaluate(IExpressionScope scope) => FlowValue.Of(Left.Evaluate(scope).Holds && Right.Evaluate(scope).Holds);
    }

    public sealed record Or(Expression Left, Expression Right) : Expression
    {
        public override IEnumerable<Expression> Parts => [Left, Right];

        public override FlowValue Evaluate(IExpressionScope scope) => FlowValue.Of(Left.Evaluate(scope).Holds || Right.Evaluate(scope).Holds);
    }

    /// <summary>What cannot be compared, a missing value above all, is neither less nor more nor equal.</summary>
    public sealed record Comparison(Expression Left, string Operator, Expression Right) : Expression
    {
        public override IEnumerable<Expression> Parts => [Left, Right];

        public override FlowValue Evaluate(IExpressionScope scope)
        {
            var (left, right) = (Left.Evaluate(scope), Right.Evaluate(scope));
            return FlowValue.Of(Operator switch
            {
                "==" => FlowComparison.AreEqual(left, right),
                "!=" => !FlowComparison.AreEqual(left, right),
                "<" => FlowComparison.Compare(left, right) < 0,
                "<=" => FlowComparison.Compare(left, right) <= 0,
                ">" => FlowComparison.Compare(left, right) > 0,
                _ => FlowComparison.Compare(left, right) >= 0,
            });
        }
    }

    public sealed record IsSet(Expression Inner) : Expression
    {
        public override IEnumerable<Expression> Parts => [Inner];

        public override FlowValue Evaluate(IExpressionScope scope) => FlowValue.Of(Inner.Evaluate(scope) is not FlowValue.Missing);
    }

    public sealed record In(Expression Item, IReadOnlyList<Expression> List) : Expression
    {
        public override IEnumerable<Expression> Parts => [Item, .. List];

        public override FlowValue Evaluate(IExpressionScope scope)
        {
            var item = Item.Evaluate(scope);
            return FlowValue.Of(item is not FlowValue.Missing && List.Any(other => FlowComparison.AreEqual(item, other.Evaluate(scope))));
        }
    }

    public sealed record Call(ExpressionFunction Function, IReadOnlyList<Expression> Arguments) : Expression
    {
        public override IEnumerable<Expression> Parts => Arguments;

        public override FlowValue Evaluate(IExpressionScope scope) => Function.Apply([.. Arguments.Select(a => a.Evaluate(scope))], scope);
    }
}
