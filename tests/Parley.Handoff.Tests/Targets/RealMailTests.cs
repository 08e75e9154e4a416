using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Parley.Handoff.Targets;
using RealMailServer = Parley.Testing.Mail.MailServer;

namespace Parley.Handoff.Tests.Targets;

/// <summary>Against a real SMTP server with TLS, a password, and a certificate that nobody vouches for.</summary>
public sealed class RealMailTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("starttls", EmailSecurity.StartTls)]
    [InlineData("tls", EmailSecurity.Tls)]
    public async Task Letter_GoesUnderTlsWithThePassword_OnceTheCertificateIsTrusted(string mode, EmailSecurity security)
    {
        await using var server = await StartAsync(mode);
        (await DeliverAsync(server, email => email.Security = security)).ShouldBe(new HandoffDelivery.Taken());
        var mail = await server.Mails.ReadAsync(Cancellation);
        (mail.Secure, mail.User).ShouldBe((true, RealMailServer.User));
        mail.To.ShouldBe(["desk@clinic.test"]);
    }

    [Fact]
    public async Task Certificate_NobodyVouchesFor_IsRefusedAndSaidSo()
    {
        await using var server = await StartAsync("starttls");
        var failed = (await DeliverAsync(server, email => email.TrustedCertificate = null)).ShouldBeOfType<HandoffDelivery.Failed>();
        failed.Why.ShouldBe("The mail server's certificate is not trusted; the setting trusted_certificate names one of your own.");
        server.Mails.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Certificate_OtherThanTheTrustedOne_IsRefused()
    {
        await using var server = await StartAsync("starttls");
        await using var other = await StartAsync("starttls");
        (await DeliverAsync(server, email => email.TrustedCertificate = other.Certificate)).ShouldBeOfType<HandoffDelivery.Failed>().Why.ShouldContain("not trusted");
    }

    [Fact]
    public async Task Password_ThatIsWrong_IsSaidSo()
    {
        await using var server = await StartAsync("starttls");
        (await DeliverAsync(server, email => email.Password = "guessed")).ShouldBe(new HandoffDelivery.Failed("The mail server does not let this account in."));
    }

    [Fact]
    public async Task Server_WithoutTls_GetsNeitherPasswordNorLetter()
    {
        await using var server = await StartAsync("plain");
        (await DeliverAsync(server, _ => { })).ShouldBe(new HandoffDelivery.Failed("The mail server does not offer the protection or the sign-in that is configured."));
        server.Mails.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public void Certificate_ThatIsNone_StopsTheStart() => new HandoffOptionsValidation()
        .Validate(null, new HandoffOptions { Email = new EmailOptions { Host = "mail.test", From = "a@b.test", To = "c@d.test", TrustedCertificate = "no-such.pem" } })
        .Failures.ShouldHaveSingleItem().ShouldContain("no-such.pem");

    private static async Task<RealMailServer> StartAsync(string mode)
    {
        Assert.SkipUnless(RealMailServer.IsInstalled, "Needs tests/peers (npm ci).");
        return await RealMailServer.StartAsync(mode, Cancellation);
    }

    private static async Task<HandoffDelivery> DeliverAsync(RealMailServer server, Action<EmailOptions> change)
    {
        var email = new EmailOptions
        {
            Host = "localhost", Port = server.Port, User = RealMailServer.User, Password = RealMailServer.Password, From = "agent@parley.test", To = "desk@clinic.test",
            TrustedCertificate = server.Certificate,
        };
        change(email);
        var record = Raised.Record(new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero)));
        return await new EmailTarget(Options.Create(new HandoffOptions { Email = email })).DeliverAsync(record, "handoff_1", Cancellation);
    }
}
