using Parley.Flows;
using Parley.Storage.OptOuts;
using Parley.Storage.Outbox;
using Parley.Tools.People;
using Parley.Tools.Schemas;

namespace Parley.Tools.Messages.Sms;

/// <summary>Sends the caller a text message, unless their number asked for none.</summary>
internal sealed class SmsConfirmation(string name, SmsSettings settings, MessageDelivery delivery, Lazy<OptOutList> optOuts, SmsCarrier carrier) : ITool
{
    public ToolDefinition Definition { get; } = new()
    {
        Name = name,
        Description = "Sends the caller a text message, such as a confirmation.",
        Parameters = SchemaText.Parse("""
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["to", "body"],
              "properties": {
                "to": { "type": "string", "minLength": 3, "maxLength": 40 },
                "body": { "type": "string", "minLength": 1, "maxLength": 640 }
              }
            }
            """),
        Result = MessageJson.Schema(),
        Effect = ToolEffect.Commits,
        IsIdempotent = true,
        ResultSource = ValueSource.Agent,
        // It comes in the business's name: a page or another tool's answer may have put words and links into a model's mouth.
        Trust = new Dictionary<string, ValueSource> { ["to"] = ValueSource.Caller, ["body"] = ValueSource.Caller },
        Sensitive = ["/to", "/body"],
        Filler = "One moment, I am sending you a message.",
    };

    public async ValueTask<ToolOutcome> RunAsync(ToolInvocation invocation, CancellationToken cancellationToken)
    {
        if (PhoneText.Normalize(invocation.Arguments.Text("to"), invocation.Scope.Agent.Region) is not { } to)
            return new ToolOutcome.Failed("rejected", "That is no telephone number.");
        if (await optOuts.Value.ContainsAsync(invocation.Tenant, to, cancellationToken))
            return OptedOut();
        var message = MessageJson.Of(invocation, OutboxKind.Sms, to, "", invocation.Arguments.Text("body"));
        return settings.Provider == SmsProvider.None
            ? await delivery.KeepAsync(invocation, message, cancellationToken)
            : await delivery.SendAsync(invocation, message, token => SendAsync(invocation, message, token), cancellationToken);
    }

    private async ValueTask<DeliveryResult> SendAsync(ToolInvocation invocation, OutboxMessage message, CancellationToken cancellationToken)
    {
        switch (await carrier.SendAsync(invocation.Tenant, message.Recipient, message.Body, cancellationToken))
        {
            case SmsAnswer.Accepted accepted:
                return new DeliveryResult.Sent(accepted.Reference);
            case SmsAnswer.Refused refused:
                return new DeliveryResult.Refused(refused.Code, refused.Message);
            default:
                await optOuts.Value.AddAsync(invocation.Tenant, message.Recipient, invocation.Clock.GetUtcNow(), CancellationToken.None);
                return new DeliveryResult.Refused("rejected", OptedOut().Message);
        }
    }

    private static ToolOutcome.Failed OptedOut() => new("rejected", "That number has asked for no text messages.");
}
