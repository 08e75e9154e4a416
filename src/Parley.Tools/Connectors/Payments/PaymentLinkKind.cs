using Parley.Tools.Kinds;
using Parley.Tools.Outbound;
using Parley.Tools.Secrets;

namespace Parley.Tools.Payments;

internal sealed class PaymentLinkKind(IOutbound outbound, ISecrets secrets) : IToolKind
{
    public string Kind => "payment_link";

    public IReadOnlyList<ITool> Create(ToolEntry entry)
    {
        var (settings, faults) = (entry.Settings, entry.Settings.FaultCount);
        var url = settings.Has("base_url") && settings.TryAddress("base_url", out var address) ? address.ToString().TrimEnd('/') : Stripe.StripeClient.DefaultApiBase;
        var most = settings.Text("most");
        if (most.Length > 0 && MoneyText.Parse(most) is null)
            settings.Fault("most", $"'{most}' is no amount such as USD 200.00");
        var payment = new PaymentSettings(url, settings.Required("api_key"), MoneyText.Parse(most));
        return settings.FaultCount > faults ? [] : [new PaymentLink(entry.Name, payment, outbound, secrets)];
    }
}
