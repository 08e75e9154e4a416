using Parley.Storage.OptOuts;
using Parley.Tools.Kinds;
using Parley.Tools.Outbound;
using Parley.Tools.Secrets;

namespace Parley.Tools.Messages.Sms;

internal sealed class SmsKind(MessageDelivery delivery, Lazy<OptOutList> optOuts, IOutbound outbound, ISecrets secrets) : IToolKind
{
    public string Kind => "sms_confirmation";

    public bool IsAlwaysThere => true;

    public IReadOnlyList<ITool> Create(ToolEntry entry)
    {
        var (settings, faults) = (entry.Settings, entry.Settings.FaultCount);
        var provider = settings.Choice("provider", SmsProvider.None);
        var usual = provider == SmsProvider.Telnyx ? "https://api.telnyx.com" : "https://api.twilio.com";
        var address = settings.Has("base_url") && settings.TryAddress("base_url", out var url) ? url.ToString().TrimEnd('/') : usual;
        var sms = new SmsSettings(provider, address, settings.Text("from"), settings.Text("account"), settings.Text("token"));
        if (provider != SmsProvider.None)
            foreach (var (key, value) in (IEnumerable<(string, string)>)[("from", sms.From), ("token", sms.Token), ("account", provider == SmsProvider.Twilio ? sms.Account : "none")])
                if (value.Length == 0)
                    settings.Fault(key, "is missing");
        return settings.FaultCount > faults ? [] : [new SmsConfirmation(entry.Name, sms, delivery, optOuts, new SmsCarrier(sms, outbound, secrets))];
    }
}
