using Microsoft.Extensions.Time.Testing;

namespace Parley.Handoff.Tests;

public sealed class HandoffTellTests
{
    private static readonly FakeTimeProvider Clock = new();

    [Theory]
    [InlineData("phone", "", "will call you back")]
    [InlineData("web", "+15555550100", "will call you back")]
    [InlineData("web", "[phone]", "will get back to you")]
    [InlineData("web", "", "will get back to you")]
    public void CallBack_IsPromisedOnlyWhereThereIsANumber(string channel, string phone, string promise) =>
        HandoffTell.For(Raised.Record(Clock, channel: channel, phone: phone), accepted: true)
            .ShouldBe($"I have passed everything on. A colleague at the front desk {promise}.");

    [Fact]
    public void Emergency_SendsTheCallerToTheEmergencyNumberWhateverHappened()
    {
        var record = Raised.Record(Clock, HandoffReason.MedicalEmergency, HandoffUrgency.Immediate);
        foreach (var tell in new[] { HandoffTell.For(record, true), HandoffTell.For(record, false), HandoffTell.Lost(record) })
            tell.ShouldContain("hang up and call your local emergency number now");
        HandoffTell.For(record, false).ShouldContain("cannot be sure");
    }

    [Fact]
    public void NobodyIsPutThrough()
    {
        foreach (var urgency in Enum.GetValues<HandoffUrgency>())
            foreach (var accepted in new[] { true, false })
            {
                var tell = HandoffTell.For(Raised.Record(Clock, urgency: urgency), accepted);
                foreach (var word in new[] { "transfer", "connect", "put you through", "hold the line" })
                    tell.ShouldNotContain(word);
            }
    }

    [Theory]
    [InlineData("front_desk", "A colleague at the front desk will")]
    [InlineData("nurse_line", "A colleague at the nurse line will")]
    [InlineData("billing", "A colleague from our billing team will")]
    [InlineData("customer_service", "A colleague from our customer service team will")]
    [InlineData("returns_team", "A colleague from our returns team will")]
    public void Queue_IsNamedAsPeopleNameIt(string queue, string named) =>
        HandoffTell.For(Raised.Record(Clock) with { Queue = queue }, true).ShouldContain(named);

    [Fact]
    public void QueueWithoutAName_IsNotNamed() =>
        HandoffTell.For(Raised.Record(Clock) with { Queue = "" }, true).ShouldContain("A colleague will get back");
}
