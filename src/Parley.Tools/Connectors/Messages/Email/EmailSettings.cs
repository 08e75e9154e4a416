using MimeKit;

namespace Parley.Tools.Messages.Email;

/// <param name="From">Who writes.</param>
/// <param name="Footer">Put below every message; may be empty.</param>
/// <param name="Smtp">Null keeps messages in the outbox.</param>
internal sealed record EmailSettings(MailboxAddress From, string Footer, SmtpAddress? Smtp);
