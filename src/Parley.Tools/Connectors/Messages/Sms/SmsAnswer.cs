namespace Parley.Tools.Messages.Sms;

/// <summary>What a carrier said to a message.</summary>
internal abstract record SmsAnswer
{
    private SmsAnswer() { }

    public sealed record Accepted(string Reference) : SmsAnswer;

    public sealed record OptedOut : SmsAnswer;

    public sealed record Refused(string Code, string Message) : SmsAnswer;
}
