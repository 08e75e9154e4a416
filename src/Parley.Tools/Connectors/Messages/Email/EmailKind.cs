using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit.Security;
using MimeKit;
using Parley.Tools.Kinds;
using Parley.Tools.Outbound;
using Parley.Tools.Secrets;
using Parley.Tools.Settings;

namespace Parley.Tools.Messages.Email;

internal sealed class EmailKind(MessageDelivery delivery, IOutbound outbound, ISecrets secrets) : IToolKind
{
    private const int SubmissionPort = 587;

    public string Kind => "email_follow_up";

    public bool IsAlwaysThere => true;

    public IReadOnlyList<ITool> Create(ToolEntry entry)
    {
        var faults = entry.Settings.FaultCount;
        var settings = new EmailSettings(
            From(entry.Settings), entry.Settings.Text("footer"), entry.Settings.Has("smtp") ? Smtp(entry.Settings.Section("smtp"), entry.Folder) : null);
        if (settings.Smtp is not null && !entry.Settings.Has("from"))
            entry.Settings.Fault("from", "is missing: the address that messages come from");
        return entry.Settings.FaultCount > faults ? [] : [new EmailFollowUp(entry.Name, settings, delivery, outbound, secrets)];
    }

    private static MailboxAddress From(ToolSettings settings)
    {
        var text = settings.Text("from", "nobody@localhost");
        if (EmailText.Parse(text) is { } address)
            return new MailboxAddress(settings.Text("from_name"), address.Address);
        settings.Fault("from", $"'{text}' is no address such as desk@example.com");
        return new MailboxAddress("", "nobody@localhost");
    }

    private static SmtpAddress Smtp(ToolSettings settings, string folder)
    {
        var security = settings.Choice("security", SmtpSecurity.Starttls) switch
        {
            SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
            SmtpSecurity.None => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        };
        var (user, password) = (settings.Text("user"), settings.Text("password"));
        if (user.Length > 0 && password.Length == 0)
            settings.Fault("password", "is missing: name a secret such as secret://SMTP_PASSWORD");
        return new SmtpAddress(settings.Required("host"), settings.Number("port", SubmissionPort, 1, 65535), security, user, password, Certificate(settings, folder));
    }

    private static X509Certificate2? Certificate(ToolSettings settings, string folder)
    {
        var file = settings.Text("trusted_certificate");
        if (file.Length == 0)
            return null;
        try
        {
            return X509Certificate2.CreateFromPem(File.ReadAllText(Path.Combine(folder, file)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException)
        {
            settings.Fault("trusted_certificate", $"'{file}' in the tenant's folder is no certificate in PEM form");
            return null;
        }
    }
}
