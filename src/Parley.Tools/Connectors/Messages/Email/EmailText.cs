using MimeKit;

namespace Parley.Tools.Messages.Email;

internal static class EmailText
{
    /// <summary>One bare address. What could carry a second recipient or a header with it is none.</summary>
    public static MailboxAddress? Parse(string text) =>
        text.Length <= 254 && !text.Any(char.IsControl) && MailboxAddress.TryParse(text, out var address)
            && address.Address == text && address.LocalPart.Length > 0 && address.Domain.Length > 0
            ? address
            : null;
}
