namespace Parley.Tools.Messages.Sms;

/// <summary>Whose REST API is spoken. Many carriers speak Twilio's.</summary>
internal enum SmsProvider
{
    /// <summary>Nobody's: messages stay in the outbox.</summary>
    None,
    Twilio,
    Telnyx,
}
