using System.Security.Cryptography.X509Certificates;
using MailKit.Security;

namespace Parley.Tools.Messages.Email;

/// <summary>A mail server and how to be let in.</summary>
/// <param name="User">Empty for a server that asks for none.</param>
/// <param name="Password">A reference to a secret.</param>
/// <param name="Trusted">The one certificate to expect from a server of one's own; null for the usual authorities.</param>
internal sealed record SmtpAddress(string Host, int Port, SecureSocketOptions Security, string User, string Password, X509Certificate2? Trusted);
