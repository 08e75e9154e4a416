using Microsoft.Extensions.Logging.Testing;
using Parley.Dialogue.LanguageModels.Offers;
using Parley.Dialogue.LanguageModels.Registry;
using Parley.LanguageModels;

namespace Parley.Dialogue.Tests.LanguageModels;

public sealed class ModelOffersTests
{
    private readonly FakeLogger<ModelOffers> _logger = new();

    [Fact]
    public async Task Server_Found_IsOfferedAndNotUsed()
    {
        await using var bench = new ModelBench();
        var offers = await LookAsync(bench, new ModelsOptions());

        offers.Offers.ShouldHaveSingleItem().Used.ShouldBeNull();
        bench.Models.For(bench.Scope).ShouldBeNull();
        _logger.LatestRecord.Message.ShouldContain("Calls do not use it");
    }

    [Fact]
    public async Task Server_FoundWithConsent_IsUsed()
    {
        await using var bench = new ModelBench();
        var offers = await LookAsync(bench, new ModelsOptions { Discovery = DiscoveryConsent.Use, DiscoveredModel = "small" });

        offers.Offers.ShouldHaveSingleItem().Used.ShouldBe("scripted/small");
        bench.Models.For(bench.Scope).ShouldNotBeNull();
    }

    [Fact]
    public async Task Looking_SwitchedOff_AsksNobody()
    {
        await using var bench = new ModelBench();
        var found = new Found();
        await new ModelOffers(bench.Registry, new ModelsOptions { Discovery = DiscoveryConsent.Off }, [found], bench.Clock, _logger).StartAsync(TestContext.Current.CancellationToken);
        found.Asked.ShouldBe(0);
    }

    private async Task<ModelOffers> LookAsync(ModelBench bench, ModelsOptions options)
    {
        var offers = new ModelOffers(bench.Registry, options, [new Found()], bench.Clock, _logger);
        await offers.StartAsync(TestContext.Current.CancellationToken);
        return offers;
    }

    private sealed class Found : IModelDiscovery
    {
        public string Provider => "scripted";

        public int Asked { get; private set; }

        public ValueTask<DiscoveredModels?> LookAsync(CancellationToken cancellationToken)
        {
            Asked++;
            return ValueTask.FromResult<DiscoveredModels?>(new DiscoveredModels(new Uri("http://127.0.0.1:1"), ["large", "small"]));
        }
    }
}
