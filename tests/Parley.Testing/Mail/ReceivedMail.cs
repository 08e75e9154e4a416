namespace Parley.Testing.Mail;

/// <param name="From">Of the envelope.</param>
/// <param name="To">Of the envelope.</param>
/// <param name="Secure">It came over TLS.</param>
/// <param name="User">Who logged in; empty for nobody.</param>
/// <param name="Message">As it came (RFC 5322).</param>
public sealed record ReceivedMail(string From, IReadOnlyList<string> To, bool Secure, string User, string Message);
