using Parley.Tools.Kinds;
using Parley.Tools.Outbound;
using Parley.Tools.Secrets;

namespace Parley.Tools.Messages.Webhooks;

internal sealed class WebhookKind(MessageDelivery delivery, IOutbound outbound, ISecrets secrets) : IToolKind
{
    public string Kind => "webhook_notify";

    public bool IsAlwaysThere => true;

    public IReadOnlyList<ITool> Create(ToolEntry entry)
    {
        var (settings, faults) = (entry.Settings, entry.Settings.FaultCount);
        var webhook = new WebhookSettings(settings.Choice("style", WebhookStyle.Generic), settings.Text("url"), settings.Text("signing_secret"));
        if (webhook.Url.Length == 0 && (settings.Has("style") || settings.Has("signing_secret")))
            settings.Fault("url", "is missing");
        else if (webhook.Url.Length > 0 && !webhook.Url.Contains("secret:", StringComparison.Ordinal))
            settings.TryAddress("url", out _);
        if (webhook.Style != WebhookStyle.Generic && webhook.SigningSecret.Length > 0)
            settings.Fault("signing_secret", "only the generic style is signed");
        return settings.FaultCount > faults ? [] : [new WebhookNotify(entry.Name, webhook, delivery, outbound, secrets)];
    }
}
