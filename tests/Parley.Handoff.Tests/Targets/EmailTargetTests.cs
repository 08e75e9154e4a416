using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Parley.Handoff.Targets;

namespace Parley.Handoff.Tests.Targets;

public sealed class EmailTargetTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Letter_GoesToTheQueuesAddressWithAllThereIsToKnow()
    {
        using var server = new MailServer();
        var serving = server.ServeAsync("250 fine", Cancellation);
        var record = Raised.Record(_clock, HandoffReason.MedicalEmergency, HandoffUrgency.Immediate);
        (await Target(server).DeliverAsync(record, "handoff_1", Cancellation)).ShouldBe(new HandoffDelivery.Taken());
        var got = await serving;
        got.ShouldContain("RCPT TO:<desk@clinic.test>");
        got.ShouldContain("Subject: URGENT: A medical emergency, front desk");
        got.ShouldContain("Message-Id: <handoff_1@parley.test>");
        got.ShouldContain("day: Friday, November 27th");
        got.ShouldContain("Caller: Let me talk to somebody, please.");
    }

    [Fact]
    public async Task Withdrawal_AnswersTheFirstLetter()
    {
        using var server = new MailServer();
        var serving = server.ServeAsync("250 fine", Cancellation);
        var record = Raised.Record(_clock);
        var handoff = ((HandoffChange.Made)QueuedHandoff.Of("handoff_1", record).Withdraw(_clock.GetUtcNow())).Handoff;
        (await Target(server).WithdrawAsync(record.Call, handoff, Cancellation)).ShouldBe(new HandoffDelivery.Taken());
        var got = await serving;
        got.ShouldContain("RCPT TO:<desk@clinic.test>");
        got.ShouldContain("Subject: Withdrawn: A caller asked for a person, front desk");
        got.ShouldContain("In-Reply-To: <handoff_1@parley.test>");
    }

    [Fact]
    public async Task RefusedRecipient_IsNotTaken()
    {
        using var server = new MailServer();
        var serving = server.ServeAsync("550 nobody of that name", Cancellation);
        (await Target(server).DeliverAsync(Raised.Record(_clock), "handoff_1", Cancellation)).ShouldBe(new HandoffDelivery.Failed("The mail server answered 550."));
        await serving;
    }

    [Fact]
    public async Task NobodyThere_IsNotTaken()
    {
        var server = new MailServer();
        var target = Target(server);
        server.Dispose();
        (await target.DeliverAsync(Raised.Record(_clock), "handoff_1", Cancellation)).ShouldBeOfType<HandoffDelivery.Failed>();
    }

    private static EmailTarget Target(MailServer server) => new(Options.Create(new HandoffOptions
    {
        Email = new EmailOptions
        {
            Host = "127.0.0.1", Port = server.Port, Security = EmailSecurity.None, From = "agent@parley.test", To = "all@clinic.test",
            Queues = { ["front_desk"] = "desk@clinic.test" },
        },
    }));
}
