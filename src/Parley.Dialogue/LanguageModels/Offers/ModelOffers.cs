using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.Dialogue.LanguageModels.Registry;
using Parley.LanguageModels;

namespace Parley.Dialogue.LanguageModels.Offers;

/// <summary>
/// Looks at the start for model servers on this machine. What is found is told; it is used only where the configuration consents, after all
/// models that are configured.
/// </summary>
internal sealed partial class ModelOffers(ModelRegistry registry, ModelsOptions options, IEnumerable<IModelDiscovery> discoveries, TimeProvider clock, ILogger<ModelOffers> logger)
    : IHostedService, IModelStatus
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ILogger _logger = logger;
    private volatile ModelOffer[] _offers = [];

    public IReadOnlyList<ModelHealth> Models => [.. registry.Models.Select(m => new ModelHealth(m.Definition, m.Circuit.IsClosed))];

    public IReadOnlyList<ModelOffer> Offers => _offers;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Discovery is DiscoveryConsent.Off)
            return;
        var offers = await Task.WhenAll(discoveries.Select(d => LookAsync(d, cancellationToken)));
        _offers = [.. offers.OfType<ModelOffer>()];
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<ModelOffer?> LookAsync(IModelDiscovery discovery, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            if (await discovery.LookAsync(over.Token) is not { } found || IsConfigured(found.Url))
                return null;
            return Take(discovery.Provider, found);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private ModelOffer Take(string provider, DiscoveredModels found)
    {
        var wanted = found.Models.FirstOrDefault(m => options.DiscoveredModel is "" || m == options.DiscoveredModel);
        if (options.Discovery is DiscoveryConsent.Offer || wanted is null)
        {
            Offered(provider, found.Url, found.Models.Count == 0 ? "no model yet" : string.Join(", ", found.Models));
            return new ModelOffer(provider, found.Url, found.Models, Used: null);
        }

        var name = $"{provider}/{wanted}";
        registry.Add(new ModelDefinition { Name = name, Provider = provider, Url = found.Url, Model = wanted });
        Used(provider, found.Url, wanted);
        return new ModelOffer(provider, found.Url, found.Models, name);
    }

    private bool IsConfigured(Uri url) => registry.Models.Any(m => m.Definition.Url is { } own && own.IsLoopback && own.Port == url.Port);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Provider} answers at {Url} with {Models}. Calls do not use it; PARLEY_LOCAL_MODEL=use lets them.")]
    private partial void Offered(string provider, Uri url, string models);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Provider} answers at {Url}; calls use its model {Model}, as the configuration allows.")]
    private partial void Used(string provider, Uri url, string model);
}
