using System.Net;
using System.Text.Json.Nodes;
using Parley.Flows;
using Parley.Tools.Outbound;
using Parley.Tools.Schemas;
using Parley.Tools.Secrets;
using Stripe;

namespace Parley.Tools.Payments;

/// <summary>
/// Makes a link on which the caller pays, once, at Stripe. Card data never comes near: it is typed on Stripe's page, not said. Idempotent by
/// Stripe's own <c>Idempotency-Key</c>.
/// </summary>
internal sealed class PaymentLink(string name, PaymentSettings settings, IOutbound outbound, ISecrets secrets) : ITool
{
    public ToolDefinition Definition { get; } = new()
    {
        Name = name,
        Description = "Makes a secure link on which the caller can pay an amount. Never ask for card data.",
        Parameters = SchemaText.Parse("""
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["amount", "description"],
              "properties": {
                "amount": { "type": "string", "pattern": "^[A-Z]{3} [0-9]{1,9}([.][0-9]{1,3})?$", "description": "such as USD 12.50" },
                "description": { "type": "string", "minLength": 1, "maxLength": 200, "description": "what it is for, as the payer reads it" },
                "reference": { "type": "string", "maxLength": 200, "description": "an order or invoice number" }
              }
            }
            """),
        Result = SchemaText.Parse("""
            {
              "type": "object",
              "required": ["url", "payment_link_id", "amount"],
              "properties": { "url": { "type": "string" }, "payment_link_id": { "type": "string" }, "amount": { "type": "string" } }
            }
            """),
        Effect = ToolEffect.Commits,
        IsIdempotent = true,
        ResultSource = ValueSource.Agent,
        Trust = new Dictionary<string, ValueSource> { ["amount"] = ValueSource.Confirmed },
    };

    public async ValueTask<ToolOutcome> RunAsync(ToolInvocation invocation, CancellationToken cancellationToken)
    {
        var amount = invocation.Arguments.Text("amount");
        if (MoneyText.Parse(amount) is not { } money)
            return new ToolOutcome.Failed("rejected", "That is no amount that can be paid.");
        if (settings.Most is { } most && (most.Currency != money.Currency || money.Minor > most.Minor))
            return new ToolOutcome.Failed("rejected", "That is more than a link may ask for.");
        try
        {
            // Neither retries nor telemetry: the gateway retries, and nobody else has to know.
            var http = new SystemNetHttpClient(outbound.HttpFor(invocation.Tenant), maxNetworkRetries: 0, enableTelemetry: false);
            var client = new StripeClient(secrets.Resolve(invocation.Tenant, settings.ApiKey), httpClient: http, apiBase: settings.BaseUrl);
            var link = await client.V1.PaymentLinks.CreateAsync(
                Options(invocation, money), new RequestOptions { IdempotencyKey = invocation.IdempotencyKey }, cancellationToken);
            return new ToolOutcome.Succeeded(new JsonObject { ["url"] = link.Url, ["payment_link_id"] = link.Id, ["amount"] = amount });
        }
        catch (StripeException fault)
        {
            return Failure(fault);
        }
    }

    private static PaymentLinkCreateOptions Options(ToolInvocation invocation, MoneyText money) => new()
    {
        LineItems =
        [
            new PaymentLinkLineItemOptions
            {
                Quantity = 1,
                PriceData = new PaymentLinkLineItemPriceDataOptions
                {
                    Currency = money.Currency.ToLowerInvariant(),
                    UnitAmount = money.Minor,
                    ProductData = new PaymentLinkLineItemPriceDataProductDataOptions { Name = invocation.Arguments.Text("description") },
                },
            },
        ],
        // One link, one payment.
        Restrictions = new PaymentLinkRestrictionsOptions { CompletedSessions = new PaymentLinkRestrictionsCompletedSessionsOptions { Limit = 1 } },
        Metadata = new Dictionary<string, string>
        {
            ["tenant_id"] = invocation.Tenant.Id.Value,
            ["call_id"] = invocation.Scope.Call.Id.Value,
            ["reference"] = invocation.Arguments.Text("reference"),
        },
    };

    private static ToolOutcome.Failed Failure(StripeException fault) => fault.HttpStatusCode switch
    {
        HttpStatusCode.TooManyRequests => new("rate_limited", "The payment server takes no more requests for now."),
        HttpStatusCode.Conflict => new("conflict", "The same request is being worked on."),
        >= HttpStatusCode.InternalServerError => new("unavailable", $"The payment server answered {(int)fault.HttpStatusCode}.", MayHaveHappened: true),
        // Stripe's codes are words such as amount_too_small; its messages may repeat what was sent.
        _ => new("rejected", $"The payment server answered {(int)fault.HttpStatusCode}{(fault.StripeError?.Code is { } code ? $" ({code})" : "")}."),
    };
}
