using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Parley.Flows;
using Parley.Storage.Outbox;
using Parley.Tools.Outbound;
using Parley.Tools.Schemas;
using Parley.Tools.Secrets;

namespace Parley.Tools.Messages.Email;

/// <summary>Writes an e-mail to the caller (SMTP, RFC 5321, by MailKit).</summary>
internal sealed class EmailFollowUp(string name, EmailSettings settings, MessageDelivery delivery, IOutbound outbound, ISecrets secrets) : ITool
{
    public ToolDefinition Definition { get; } = new()
    {
        Name = name,
        Description = "Sends the caller an e-mail.",
        Parameters = SchemaText.Parse("""
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["to", "subject", "body"],
              "properties": {
                "to": { "type": "string", "minLength": 3, "maxLength": 254 },
                "subject": { "type": "string", "minLength": 1, "maxLength": 200 },
                "body": { "type": "string", "minLength": 1, "maxLength": 20000 }
              }
            }
            """),
        Result = MessageJson.Schema(),
        Effect = ToolEffect.Commits,
        IsIdempotent = true,
        ResultSource = ValueSource.Agent,
        // It comes in the business's name: a page or another tool's answer may have put words and links into a model's mouth.
        Trust = new Dictionary<string, ValueSource> { ["to"] = ValueSource.Caller, ["subject"] = ValueSource.Caller, ["body"] = ValueSource.Caller },
        Sensitive = ["/to", "/subject", "/body"],
        Timeout = TimeSpan.FromSeconds(15),
        Filler = "One moment, I am sending that e-mail.",
    };

    public async ValueTask<ToolOutcome> RunAsync(ToolInvocation invocation, CancellationToken cancellationToken)
    {
        var (subject, body) = (invocation.Arguments.Text("subject"), invocation.Arguments.Text("body"));
        if (EmailText.Parse(invocation.Arguments.Text("to")) is not { } to)
            return new ToolOutcome.Failed("rejected", "That is no e-mail address.");
        if (subject.Any(char.IsControl))
            return new ToolOutcome.Failed("rejected", "A subject is one line.");
        if (settings.Footer.Length > 0)
            body = $"{body}\n\n{settings.Footer}";
        var message = MessageJson.Of(invocation, OutboxKind.Email, to.Address, subject, body);
        return settings.Smtp is not { } smtp
            ? await delivery.KeepAsync(invocation, message, cancellationToken)
            : await delivery.SendAsync(invocation, message, token => SendAsync(invocation, smtp, message, to, token), cancellationToken);
    }

    private async ValueTask<DeliveryResult> SendAsync(
        ToolInvocation invocation, SmtpAddress smtp, OutboxMessage message, MailboxAddress to, CancellationToken cancellationToken)
    {
        // Not yet told the server anything that matters: faults up to here leave nothing sent.
        var password = smtp.User.Length > 0 ? secrets.Resolve(invocation.Tenant, smtp.Password) : "";
        var stream = await outbound.ConnectAsync(invocation.Tenant, smtp.Host, smtp.Port, cancellationToken);
        // Revocation lists lie on hosts that no tenant has on its list.
        using var client = new SmtpClient { CheckCertificateRevocation = false };
        if (smtp.Trusted is { } trusted)
            client.ServerCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == trusted.GetCertHashString();
        try
        {
            await client.ConnectAsync(stream, smtp.Host, smtp.Port, smtp.Security, cancellationToken);
            if (password.Length > 0)
                await client.AuthenticateAsync(smtp.User, password, cancellationToken);
            await client.SendAsync(Compose(message, to), cancellationToken);
            await client.DisconnectAsync(quit: true, cancellationToken);
            return new DeliveryResult.Sent(message.Id);
        }
        catch (AuthenticationException)
        {
            return new DeliveryResult.Refused("rejected", "The mail server does not let this account in.");
        }
        catch (SslHandshakeException)
        {
            return new DeliveryResult.Refused("unavailable", "The mail server's certificate is not trusted.");
        }
        catch (NotSupportedException)
        {
            return new DeliveryResult.Refused("unavailable", "The mail server does not offer the protection that is configured.");
        }
        catch (SmtpProtocolException fault)
        {
            throw new IOException("The mail server broke off.", fault);
        }
        catch (SmtpCommandException refused)
        {
            // 4xx: later perhaps; 5xx: never (RFC 5321 section 4.2.1). Either way it was not taken.
            return new DeliveryResult.Refused((int)refused.StatusCode < 500 ? "unavailable" : "rejected", $"The mail server answered {(int)refused.StatusCode}.");
        }
    }

    private MimeMessage Compose(OutboxMessage message, MailboxAddress to) => new(
        [settings.From], [to], message.Subject, new TextPart("plain") { Text = message.Body })
    {
        // The same for every attempt, so that a mailbox that gets it twice can tell.
        MessageId = $"{message.Id}@{settings.From.Domain}",
        Date = message.CreatedAt,
    };
}
