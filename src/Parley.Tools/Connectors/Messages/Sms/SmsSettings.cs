namespace Parley.Tools.Messages.Sms;

/// <param name="BaseUrl">With no slash at the end.</param>
/// <param name="From">An E.164 number, a short code or a sender's name.</param>
/// <param name="Account">Twilio's account SID; empty for Telnyx.</param>
/// <param name="Token">A reference to the secret.</param>
internal sealed record SmsSettings(SmsProvider Provider, string BaseUrl, string From, string Account, string Token);
