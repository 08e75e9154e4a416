using System.Globalization;

namespace Parley.Flows.Expressions;

/// <summary>
/// Reads the conditions of flows: <c>or</c> binds least, then <c>and</c>, <c>not</c>, comparisons, <c>in [..]</c> and <c>is set</c>.
/// Length and depth are bounded, so that whoever writes a condition cannot exhaust the reader.
/// </summary>
internal sealed class ExpressionParser
{
    public const int LongestSource = 1000;
    public const int Deepest = 96;

    private static readonly string[] Comparisons = ["==", "!=", "<", "<=", ">", ">="];
    private static readonly string[] Reserved = ["and", "or", "not", "in", "is", "set"];

    private readonly List<Token> _tokens;
    private int _at;
    private int _depth;

    private ExpressionParser(List<Token> tokens) => _tokens = tokens;

    private Token Current => _tokens[_at];

    /// <exception cref="ExpressionException">It cannot be read; the message says where and why.</exception>
    public static Expression Parse(string source)
    {
        if (string.IsNullOrWhiteSpace(source))
            throw new ExpressionException(0, "the condition is empty");
        if (source.Length > LongestSource)
            throw new ExpressionException(LongestSource, $"the condition is longer than {LongestSource} characters");
        var parser = new ExpressionParser(ExpressionLexer.Read(source));
        var expression = parser.Or();
        return parser.Current.Kind is TokenKind.End ? expression : throw parser.Unexpected("'and', 'or' or the end");
    }

    private Expression Or()
    {
        // Parentheses and "not" nest; chains of "and" and "or" lean left and would too, hence they are counted as well.
        using var deeper = new Nesting(this);
        var left = And();
        while (Take("or"))
        {
            deeper.More();
            left = new Expression.Or(left, And());
        }

        return left;
    }

    private Expression And()
    {
        using var deeper = new Nesting(this);
        var left = Not();
        while (Take("and"))
        {
            deeper.More();
            left = new Expression.And(left, Not());
        }

        return left;
    }

    private Expression Not()
    {
        if (!Take("not"))
            return Comparison();
        using var deeper = new Nesting(this);
        return new Expression.Not(Not());
    }

    private Expression Comparison()
    {
        var left = Operand();
        if (Current.Kind is TokenKind.Symbol && Comparisons.Contains(Current.Text))
        {
            var symbol = Advance().Text;
            return new Expression.Comparison(left, symbol, Operand());
        }

        if (Take("is"))
        {
            var negated = Take("not");
            Expect("set");
            return negated ? new Expression.Not(new Expression.IsSet(left)) : new Expression.IsSet(left);
        }

        if (Current.Is("not") && _tokens[_at + 1].Is("in"))
        {
            Advance();
            return new Expression.Not(In(left));
        }

        return Current.Is("in") ? In(left) : left;
    }

    private Expression.In In(Expression item)
    {
        Expect("in");
        Expect("[");
        return new Expression.In(item, Items("]"));
    }

    private Expression Operand()
    {
        var token = Advance();
        switch (token.Kind)
        {
            case TokenKind.Number when decimal.TryParse(token.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number):
                return new Expression.Literal(new FlowValue.Number(number));
            case TokenKind.Text:
                return new Expression.Literal(new FlowValue.Text(token.Text));
            case TokenKind.Symbol when token.Text == "(":
                var inner = Or();
                Expect(")");
                return inner;
            case TokenKind.Word when token.Text is "yes" or "true":
                return new Expression.Literal(FlowValue.Yes);
            case TokenKind.Word when token.Text is "no" or "false":
                return new Expression.Literal(FlowValue.No);
            case TokenKind.Word when !Reserved.Contains(token.Text):
                return Current.Is("(") ? Call(token) : Path(token);
            default:
                _at--;
                throw Unexpected("a value");
        }
    }

    private Expression.Call Call(Token name)
    {
        if (ExpressionFunction.All.FirstOrDefault(f => f.Name == name.Text) is not { } function)
            throw new ExpressionException(name.Position, $"unknown function '{name.Text}'{NearMiss.Hint(name.Text, ExpressionFunction.All.Select(f => f.Name))}");
        Expect("(");
        var arguments = Items(")");
        return arguments.Count == function.Arguments
            ? new Expression.Call(function, arguments)
            : throw new ExpressionException(name.Position, $"'{name.Text}' takes {function.Arguments} value(s), not {arguments.Count}");
    }

    private Expression.Name Path(Token first)
    {
        var path = new List<string> { first.Text };
        while (Current.Is(".") || Current.Is("["))
        {
            var isIndex = Advance().Text == "[";
            var part = Advance();
            if (part.Kind is not (TokenKind.Word or TokenKind.Number) || (isIndex && part.Kind is not TokenKind.Number) || part.Text.Contains('.', StringComparison.Ordinal))
                throw new ExpressionException(part.Position, $"expected {(isIndex ? "a number" : "a name")} but found {part}");
            path.Add(part.Text);
            if (isIndex)
                Expect("]");
        }

        return new Expression.Name(path, first.Position);
    }

    private List<Expression> Items(string end)
    {
        var items = new List<Expression>();
        if (Take(end))
            return items;
        do
            items.Add(Or());
        while (Take(","));
        Expect(end);
        return items;
    }

    private bool Take(string text)
    {
        if (!Current.Is(text))
            return false;
        Advance();
        return true;
    }

    private void Expect(string text)
    {
        if (!Take(text))
            throw Unexpected($"'{text}'");
    }

    private Token Advance() => Current.Kind is TokenKind.End ? throw Unexpected("more") : _tokens[_at++];

    private ExpressionException Unexpected(string wanted) => new(Current.Position, $"expected {wanted} but found {Current}");

    private sealed class Nesting : IDisposable
    {
        private readonly ExpressionParser _parser;
        private int _levels;

        public Nesting(ExpressionParser parser)
        {
            _parser = parser;
            More();
        }

        public void More()
        {
            _levels++;
            if (++_parser._depth > Deepest)
                throw new ExpressionException(_parser.Current.Position, "the condition is nested too deeply");
        }

        public void Dispose() => _parser._depth -= _levels;
    }
}
