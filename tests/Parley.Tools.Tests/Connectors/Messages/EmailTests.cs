using Parley.Storage.Outbox;
using Parley.Testing.Mail;
using Parley.Tools.Messages.Email;

namespace Parley.Tools.Tests.Connectors.Messages;

/// <summary>Against a real SMTP server.</summary>
public sealed class EmailTests
{
    private const string Letter = """{ "to": "ada@example.com", "subject": "Your visit – Tuesday", "body": "See you at 9 a.m.\n.\nBring your card." }""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("starttls")]
    [InlineData("tls")]
    public async Task Mail_GoesOverTlsWithItsWords(string security)
    {
        await using var server = await StartAsync(security);
        await using var fixture = await ConnectorFixture.StartAsync(("SMTP", MailServer.Password));
        var sent = await fixture.SucceedAsync(Tool(fixture, server, security), Letter);
        sent["status"]!.GetValue<string>().ShouldBe("sent");
        var mail = await server.Mails.ReadAsync(Cancellation);
        (mail.Secure, mail.User, mail.From).ShouldBe((true, MailServer.User, "desk@clinic.example"));
        mail.To.ShouldBe(["ada@example.com"]);
        var parsed = await MimeKit.MimeMessage.LoadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail.Message)), Cancellation);
        parsed.Subject.ShouldBe("Your visit – Tuesday");
        parsed.From.ToString().ShouldBe("\"Maple Street\" <desk@clinic.example>");
        parsed.TextBody!.ReplaceLineEndings("\n").Trim().ShouldBe("See you at 9 a.m.\n.\nBring your card.\n\nDo not answer this mail.");
    }

    [Fact]
    public async Task SameCallAgain_SendsNothingMore()
    {
        await using var server = await StartAsync("starttls");
        await using var fixture = await ConnectorFixture.StartAsync(("SMTP", MailServer.Password));
        var tool = Tool(fixture, server, "starttls");
        var first = await fixture.SucceedAsync(tool, Letter);
        (await fixture.SucceedAsync(tool, Letter)).ToJsonString().ShouldBe(first.ToJsonString());
        await fixture.SucceedAsync(tool, Letter, "key_2");
        await server.Mails.ReadAsync(Cancellation);
        await server.Mails.ReadAsync(Cancellation);
        server.Mails.TryRead(out _).ShouldBeFalse();
        var outbox = await fixture.Get<MessageOutbox>().ListAsync(ConnectorFixture.Clinic, 10, null, Cancellation);
        outbox.ShouldAllBe(message => message.Status == OutboxStatus.Sent && message.Kind == OutboxKind.Email);
        outbox.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("ada@example.com\\r\\nBcc: all@example.com")]
    [InlineData("ada@example.com, eve@example.com")]
    [InlineData("Ada <ada@example.com>")]
    [InlineData("ada")]
    public async Task Recipient_ThatIsMoreOrLessThanOneAddress_IsRejected(string to)
    {
        await using var fixture = await ConnectorFixture.StartAsync();
        var tool = ConnectorFixture.CreateOne(Kind(fixture), "");
        (await fixture.FailAsync(tool, $$"""{ "to": "{{to}}", "subject": "x", "body": "y" }""")).ShouldBe("rejected");
    }

    [Fact]
    public async Task Subject_WithALineBreak_IsRejected()
    {
        await using var fixture = await ConnectorFixture.StartAsync();
        var tool = ConnectorFixture.CreateOne(Kind(fixture), "");
        (await fixture.FailAsync(tool, """{ "to": "ada@example.com", "subject": "x\r\nBcc: all@example.com", "body": "y" }""")).ShouldBe("rejected");
    }

    [Fact]
    public async Task UnknownRecipient_IsRejectedAndMarkedSo()
    {
        await using var server = await StartAsync("starttls");
        await using var fixture = await ConnectorFixture.StartAsync(("SMTP", MailServer.Password));
        (await fixture.FailAsync(Tool(fixture, server, "starttls"), """{ "to": "nobody@example.com", "subject": "x", "body": "y" }""")).ShouldBe("rejected");
        (await fixture.Get<MessageOutbox>().ListAsync(ConnectorFixture.Clinic, 10, null, Cancellation)).ShouldHaveSingleItem().Status.ShouldBe(OutboxStatus.Failed);
    }

    [Fact]
    public async Task Server_WithoutStarttls_GetsNothing()
    {
        await using var server = await StartAsync("plain");
        await using var fixture = await ConnectorFixture.StartAsync(("SMTP", MailServer.Password));
        (await fixture.FailAsync(Tool(fixture, server, "starttls"), Letter)).ShouldBe("unavailable");
        server.Mails.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Server_WithAnotherCertificate_GetsNothing()
    {
        await using var server = await StartAsync("starttls");
        await using var other = await StartAsync("starttls");
        await using var fixture = await ConnectorFixture.StartAsync(("SMTP", MailServer.Password));
        (await fixture.FailAsync(Tool(fixture, server, "starttls", other.Certificate), Letter)).ShouldBe("unavailable");
        server.Mails.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public async Task NoServer_KeepsTheMailInTheTenantsOutbox()
    {
        await using var fixture = await ConnectorFixture.StartAsync();
        var kept = await fixture.SucceedAsync(ConnectorFixture.CreateOne(Kind(fixture), ""), Letter);
        kept["status"]!.GetValue<string>().ShouldBe("kept");
        var outbox = fixture.Get<MessageOutbox>();
        var message = (await outbox.ListAsync(ConnectorFixture.Clinic, 10, null, Cancellation)).ShouldHaveSingleItem();
        (message.Recipient, message.Status, message.Tool).ShouldBe(("ada@example.com", OutboxStatus.Kept, "email_follow_up"));
        (await outbox.ListAsync(new(Tenancy.TenantId.Parse("other")), 10, null, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ServerThatIsDown_LeavesTheMailToBeSentByTheNextAttempt()
    {
        await using var fixture = await ConnectorFixture.StartAsync(("SMTP", MailServer.Password));
        await using var server = await StartAsync("starttls");
        var down = ConnectorFixture.CreateOne(Kind(fixture), Settings(server, "starttls", server.Certificate).Replace($"port: {server.Port}", "port: 1", StringComparison.Ordinal));
        await Should.ThrowAsync<System.Net.Sockets.SocketException>(() => fixture.RunAsync(down, Letter));
        (await fixture.SucceedAsync(Tool(fixture, server, "starttls"), Letter))["status"]!.GetValue<string>().ShouldBe("sent");
    }

    private static async Task<MailServer> StartAsync(string mode)
    {
        Assert.SkipUnless(MailServer.IsInstalled, "tests/peers is not installed: run ./parley test, or npm ci there");
        return await MailServer.StartAsync(mode, Cancellation);
    }

    private static ITool Tool(ConnectorFixture fixture, MailServer server, string security, string? certificate = null) =>
        ConnectorFixture.CreateOne(Kind(fixture), Settings(server, security, certificate ?? server.Certificate));

    private static EmailKind Kind(ConnectorFixture fixture) => new(fixture.Delivery, fixture.Outbound, fixture.Secrets);

    private static string Settings(MailServer server, string security, string certificate) => $$"""
        from: desk@clinic.example
        from_name: Maple Street
        footer: Do not answer this mail.
        smtp:
          host: 127.0.0.1
          port: {{server.Port}}
          security: {{security}}
          user: {{MailServer.User}}
          password: secret://SMTP
          trusted_certificate: {{certificate}}
        """;
}
