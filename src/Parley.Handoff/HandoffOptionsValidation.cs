using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using MimeKit;
using Parley.Handoff.Targets;
using Parley.Webhooks;

namespace Parley.Handoff;

/// <summary>Refuses to start with a target that could not work or would show the record to the network.</summary>
internal sealed class HandoffOptionsValidation : IValidateOptions<HandoffOptions>
{
    public ValidateOptionsResult Validate(string? name, HandoffOptions options)
    {
        List<string> faults = [];
        if (options.Webhook is { } webhook)
            faults.AddRange([.. Annotated(webhook), .. Faults(webhook)]);
        if (options.Email is { } email)
            faults.AddRange([.. Annotated(email), .. Faults(email)]);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Annotated(object options)
    {
        List<ValidationResult> found = [];
        Validator.TryValidateObject(options, new ValidationContext(options), found, validateAllProperties: true);
        return found.Select(fault => fault.ErrorMessage ?? "");
    }

    private static IEnumerable<string> Faults(WebhookOptions webhook)
    {
        if (webhook.Url is { } url && !(url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))))
            yield return "The webhook's url must be https, or http on this machine.";
        if (WebhookSignature.Key(webhook.Secret) is null)
            yield return "The webhook's secret starts with whsec_ but is not base64 after it.";
    }

    private static IEnumerable<string> Faults(EmailOptions email)
    {
        foreach (var address in (IEnumerable<string>)[email.From, email.To, .. email.Queues.Values])
            if (address.Length > 0 && !MailboxAddress.TryParse(address, out MailboxAddress? _))
                yield return $"{address} is not an e-mail address.";
        if (email is { Security: EmailSecurity.None, Host.Length: > 0 } && !new UriBuilder("smtp", email.Host).Uri.IsLoopback)
            yield return "E-mail without TLS is only for a server on this machine.";
        if (email.TrustedCertificate is { } file && TrustedCertificate.Read(file) is null)
            yield return $"The e-mail's trusted_certificate {file} is no certificate in PEM form.";
    }
}
