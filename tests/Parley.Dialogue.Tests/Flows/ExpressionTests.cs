using CsCheck;
using Parley.Flows;
using Parley.Flows.Expressions;

namespace Parley.Dialogue.Tests.Flows;

public sealed class ExpressionTests
{
    private static readonly string[] Pieces =
    [
        "slots.day", "slots.count", "slots.note", "nothing.at[3].all", "today", "now", "value", "1", "-2.5", "'text'", "\"2026-11-25\"", "yes", "no",
        "and", "or", "not", "in", "is", "set", "==", "!=", "<", ">=", "(", ")", "[", "]", ",", ".", "len(", "at(", "weekday(", "=", "#", "'", " ",
    ];

    private static readonly string[] Marks = ["{{", "}}", "{%", "%}", "slots.day", "if", "endif", "for", "in", "|", "default: 'x'", " ", "[0]"];

    [Theory]
    [InlineData("slots.day > today", true)]
    [InlineData("slots.day == '2026-11-27'", true)]
    [InlineData("slots.day < '2026-11-27T10:00' or slots.day == '2026-11-27T10:00'", true)]
    [InlineData("days_from_today(slots.day) == 2", true)]
    [InlineData("weekday(slots.day) in ['saturday', 'sunday']", false)]
    [InlineData("weekday(slots.day) not in ['saturday', 'sunday']", true)]
    [InlineData("slots.time >= '09:00' and slots.time < '17:30'", true)]
    [InlineData("hour(at(slots.day, slots.time)) == 15", true)]
    [InlineData("at(slots.day, slots.time) == '2026-11-27T15:30'", true)]
    [InlineData("slots.count + 1", null)]
    [InlineData("slots.count > 2 and slots.count <= 10", true)]
    [InlineData("slots.price >= 12.5", true)]
    [InlineData("slots.agreed", true)]
    [InlineData("slots.agreed == yes", true)]
    [InlineData("not slots.agreed or slots.note is set", true)]
    [InlineData("slots.missing is set", false)]
    [InlineData("slots.missing is not set", true)]
    [InlineData("slots.missing < 3 or slots.missing >= 3", false)]
    [InlineData("slots.missing != 3", true)]
    [InlineData("slots.note == 'HELLO WORLD'", true)]
    [InlineData("contains(slots.note, 'world') and starts_with(slots.note, 'hello') and len(slots.note) == 11", true)]
    [InlineData("slots.count < 'five'", false)]
    [InlineData("(slots.count == 1 or slots.count == 5) and not (slots.count == 1)", true)]
    public void Condition_ComparesTypedValues(string source, bool? expected)
    {
        if (expected is null)
            Should.Throw<ExpressionException>(() => ExpressionParser.Parse(source));
        else
            ExpressionParser.Parse(source).Evaluate(new Slots()).Holds.ShouldBe(expected.Value);
    }

    [Theory]
    [InlineData("", "at 1: the condition is empty")]
    [InlineData("slots.day >", "at 12: expected more but found the end")]
    [InlineData("slots.day = today", "at 11: '=' compares nothing; write '=='")]
    [InlineData("slots.day == 'x", "at 14: the quoted text is not closed")]
    [InlineData("lenn(slots.note) > 2", "at 1: unknown function 'lenn': did you mean 'len'?")]
    [InlineData("len(slots.note, 2)", "at 1: 'len' takes 1 value(s), not 2")]
    [InlineData("slots.day today", "at 11: expected 'and', 'or' or the end but found 'today'")]
    [InlineData("slots.day in today", "at 14: expected '[' but found 'today'")]
    [InlineData("slots.day is here", "at 14: expected 'set' but found 'here'")]
    [InlineData("a & b", "at 3: '&' is not understood here")]
    public void Fault_SaysWhereAndWhy(string source, string expected) =>
        Should.Throw<ExpressionException>(() => ExpressionParser.Parse(source)).Message.ShouldBe(expected);

    [Fact]
    public void DepthAndLength_AreBounded()
    {
        Should.Throw<ExpressionException>(() => ExpressionParser.Parse(new string('(', 500) + "1" + new string(')', 499)));
        Should.Throw<ExpressionException>(() => ExpressionParser.Parse(string.Concat(Enumerable.Repeat("not ", 200)) + "1"));
        Should.Throw<ExpressionException>(() => ExpressionParser.Parse(new string('a', 1001)));
        ExpressionParser.Parse(string.Join(" or ", Enumerable.Repeat("slots.a == 1", 60))).Names.Count().ShouldBe(60);
    }

    [Fact]
    public void AnyText_IsReadOrRefusedAndNeverThrowsAnythingElse() =>
        Gen.OneOf(Gen.String, Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 40].Select(parts => string.Join(' ', parts))).Sample(
            source =>
            {
                try
                {
                    ExpressionParser.Parse(source).Evaluate(new Slots());
                }
                catch (ExpressionException fault)
                {
                    fault.Position.ShouldBeInRange(0, Math.Max(source.Length, 0) + 1);
                }
            },
            iter: 20_000);

    [Fact]
    public void Templates_AreReadOrRefused() =>
        Gen.OneOf(Gen.String, Gen.Int[0, Marks.Length - 1].Select(i => Marks[i]).Array[0, 20]
            .Select(parts => string.Join(' ', parts))).Sample(
            source =>
            {
                var (template, fault) = Parley.Flows.Texts.FlowTemplate.Parse(source);
                (template is null).ShouldBe(fault is not null);
            },
            iter: 2_000);

    private sealed class Slots : IExpressionScope
    {
        public DateTime Now { get; } = new(2026, 11, 25, 12, 0, 0);

        public FlowValue Find(IReadOnlyList<string> path) => string.Join('.', path) switch
        {
            "today" => new FlowValue.Date(DateOnly.FromDateTime(Now)),
            "now" => new FlowValue.Moment(Now),
            "slots.day" => FlowValue.Of(SlotType.Date, "2026-11-27"),
            "slots.time" => FlowValue.Of(SlotType.Time, "15:30"),
            "slots.count" => FlowValue.Of(SlotType.Number, "5"),
            "slots.price" => FlowValue.Of(SlotType.Money, "USD 12.50"),
            "slots.agreed" => FlowValue.Of(SlotType.YesNo, "yes"),
            "slots.note" => FlowValue.Of(SlotType.Text, "hello world"),
            _ => FlowValue.None,
        };
    }
}
