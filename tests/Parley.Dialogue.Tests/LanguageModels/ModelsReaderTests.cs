using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Parley.Dialogue.LanguageModels.Registry;
using Parley.LanguageModels;

namespace Parley.Dialogue.Tests.LanguageModels;

public sealed class ModelsReaderTests
{
    [Fact]
    public void Section_WellWritten_IsReadInEitherCase()
    {
        var (options, faults) = Read(
            ("models:fast:provider", "openai_compatible"), ("models:fast:url", "http://10.0.0.5:8000"), ("models:fast:model", "qwen"),
            ("Models:fast:Price:Input", "0.15"), ("models:fast:price:output", "0.6"), ("currency", "EUR"), ("models:fast:ContextTokens", "32768"), ("models:fast:key", "env:KEY"), ("models:fast:class", "deep"),
            ("live:0", "fast"), ("routes:0:tenant", "clinic_123"), ("routes:0:node", "book/*"), ("routes:0:models:0", "fast"),
            ("budget:per_call", "0.5"), ("budget:tenants:clinic_123", "50"), ("live_timing:hedge", "250 ms"), ("live_timing:FirstToken", "1.2 s"), ("discovery:consent", "use"));

        faults.ShouldBeEmpty();
        var model = options.Models.ShouldHaveSingleItem();
        (model.Class, model.Price, model.ContextTokens, model.IsLocal).ShouldBe((ModelClass.Deep, new ModelPrice(0.15m, 0.6m, 0.15m) { Currency = "EUR" }, 32768, false));
        (options.LiveTiming.Hedge, options.LiveTiming.FirstToken).ShouldBe((TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1.2)));
        (options.Budget.PerCall, options.Budget.Tenants.Values.Single(), options.Discovery).ShouldBe((0.5m, 50m, DiscoveryConsent.Use));
        options.Routes.ShouldHaveSingleItem().Node.ShouldBe("book/*");
    }

    [Theory]
    [InlineData("models:m:key", "sk-secret", "models:m:key is a key itself")]
    [InlineData("models:m:urll", "http://h", "models:m:urll is not known")]
    [InlineData("models:m:url", "localhost", "models:m:url is 'localhost'")]
    [InlineData("models:m:class", "fast", "models:m:class is 'fast'")]
    [InlineData("models:m:price:input", "1", "models:m:price:output is missing")]
    [InlineData("budget:per_call", "-1", "budget:per_call is '-1'")]
    [InlineData("currency", "euro", "currency is 'euro'")]
    [InlineData("live:0", "n", "live names 'n'")]
    [InlineData("live_timing:hedge", "soon", "live_timing:hedge is 'soon'")]
    [InlineData("live_timing:first_token", "1 ms", "live_timing:first_token is below")]
    [InlineData("routes:0:models:0", "n", "routes:0:models names 'n'")]
    [InlineData("routes:0:tenant", "No One", "routes:0:tenant is 'No One'")]
    public void Section_WithAFault_NamesItsPath(string key, string value, string fault) =>
        Read(("models:m:provider", "p"), ("models:m:model", "m"), (key, value)).Faults.ShouldHaveSingleItem().ShouldStartWith("Parley:Models:" + fault);

    [Fact]
    public void Model_WithoutAPrice_HasNoneInsteadOfZero() =>
        Read(("models:m:provider", "p"), ("models:m:model", "m"), ("currency", "EUR")).Options.Models.ShouldHaveSingleItem().Price.ShouldBeNull();

    [Fact]
    public void Setting_InBothSpellings_IsAFault() =>
        Read(("live_timing:hedge", "250 ms"), ("LiveTiming:FirstToken", "1.2 s")).Faults.ShouldHaveSingleItem().ShouldContain("live_timing is also written livetiming");

    private static (ModelsOptions Options, IReadOnlyList<string> Faults) Read(params (string Key, string Value)[] settings) => ModelsReader.Read(new ConfigurationRoot(
        [new MemoryConfigurationProvider(new MemoryConfigurationSource { InitialData = settings.Select(s => KeyValuePair.Create(ModelsReader.Section + ":" + s.Key, (string?)s.Value)) })]));
}
