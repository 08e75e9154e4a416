using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using Parley.Calls;

namespace Parley.Handoff.Targets;

/// <summary>Sends a letter by SMTP, one connection a letter: there are few, and none is held open for them.</summary>
internal sealed class EmailTarget(IOptions<HandoffOptions> options) : IHandoffTarget
{
    public string Name => "email";

    public bool IsOn => options.Value.Email is not null;

    public async ValueTask<HandoffDelivery> DeliverAsync(HandoffRecord record, string id, CancellationToken cancellationToken)
    {
        using var letter = HandoffEmail.Write(options.Value.Email!, record, id);
        return await SendAsync(letter, cancellationToken);
    }

    public async ValueTask<HandoffDelivery> WithdrawAsync(CallContext call, QueuedHandoff handoff, CancellationToken cancellationToken)
    {
        using var letter = HandoffEmail.WriteWithdrawal(options.Value.Email!, handoff);
        return await SendAsync(letter, cancellationToken);
    }

    private async Task<HandoffDelivery> SendAsync(MimeMessage letter, CancellationToken cancellationToken)
    {
        var email = options.Value.Email!;
        using var smtp = new SmtpClient { CheckCertificateRevocation = email.TrustedCertificate is null };
        using var trusted = email.TrustedCertificate is { } file ? Trust(smtp, file) : null;
        try
        {
            await smtp.ConnectAsync(email.Host, email.Port, Security(email.Security), cancellationToken);
            if (email.User is { Length: > 0 } user)
                await smtp.AuthenticateAsync(user, email.Password, cancellationToken);
            await smtp.SendAsync(letter, cancellationToken);
        }
        catch (Exception fault) when (fault is SocketException or IOException or CommandException or ProtocolException or AuthenticationException or SslHandshakeException or NotSupportedException)
        {
            return new HandoffDelivery.Failed(Why(fault));
        }

        // It is accepted; that the server says goodbye is not waited for.
        return new HandoffDelivery.Taken();
    }

    /// <summary>That one and no other, whatever authorities and names say.</summary>
    private static X509Certificate2? Trust(SmtpClient smtp, string file)
    {
        var trusted = TrustedCertificate.Read(file);
        smtp.ServerCertificateValidationCallback = (_, certificate, _, _) => trusted is not null && certificate?.GetCertHashString(HashAlgorithmName.SHA256) == trusted.GetCertHashString(HashAlgorithmName.SHA256);
        return trusted;
    }

    /// <summary>For whoever set it up; without the server's own words, which may name the recipient.</summary>
    private static string Why(Exception fault) => fault switch
    {
        AuthenticationException => "The mail server does not let this account in.",
        SslHandshakeException => "The mail server's certificate is not trusted; the setting trusted_certificate names one of your own.",
        NotSupportedException => "The mail server does not offer the protection or the sign-in that is configured.",
        SmtpCommandException refused => $"The mail server answered {(int)refused.StatusCode}.",
        SocketException unreached => $"The mail server cannot be reached: {unreached.SocketErrorCode}.",
        _ => $"It cannot be sent: {fault.GetType().Name}.",
    };

    private static SecureSocketOptions Security(EmailSecurity security) => security switch
    {
        EmailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        EmailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };
}
