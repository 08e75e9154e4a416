using Parley.Handoff.Targets;

namespace Parley.Handoff.Tests;

public sealed class HandoffOptionsTests
{
    [Theory]
    [InlineData("https://desk.test/hook", "a secret of the clinic", true)]
    [InlineData("http://127.0.0.1:9000/hook", "a secret of the clinic", true)]
    [InlineData("http://desk.test/hook", "a secret of the clinic", false)]
    [InlineData("https://desk.test/hook", "short", false)]
    [InlineData("https://desk.test/hook", "whsec_not*base64*at*all", false)]
    public void Webhook_MustBePrivateAndSigned(string url, string secret, bool isFine) =>
        IsFine(new HandoffOptions { Webhook = new WebhookOptions { Url = new Uri(url), Secret = secret } }).ShouldBe(isFine);

    [Theory]
    [InlineData("mail.test", EmailSecurity.StartTls, "desk@clinic.test", true)]
    [InlineData("localhost", EmailSecurity.None, "desk@clinic.test", true)]
    [InlineData("mail.test", EmailSecurity.None, "desk@clinic.test", false)]
    [InlineData("", EmailSecurity.StartTls, "desk@clinic.test", false)]
    [InlineData("mail.test", EmailSecurity.StartTls, "", false)]
    public void Email_MustBePrivateAndAddressed(string host, EmailSecurity security, string to, bool isFine) =>
        IsFine(new HandoffOptions { Email = new EmailOptions { Host = host, Security = security, From = "agent@parley.test", To = to } }).ShouldBe(isFine);

    private static bool IsFine(HandoffOptions options) => new HandoffOptionsValidation().Validate(null, options).Succeeded;
}
