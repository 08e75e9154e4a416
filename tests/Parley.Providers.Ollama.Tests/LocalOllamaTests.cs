using Parley.LanguageModels;
using Parley.Testing.Models;

namespace Parley.Providers.Ollama.Tests;

public sealed class LocalOllamaTests
{
    [Fact]
    public async Task Ollama_Running_TellsItsModelsNewestFirst()
    {
        await using var server = new ScriptedModelServer(ModelWire.Ollama) { Models = ["new", "old"] };

        var found = await LookAsync(server.Url);

        found.ShouldNotBeNull().Models.ShouldBe(["new", "old"]);
        server.Requests.ShouldHaveSingleItem().Path.ShouldBe("/api/tags");
    }

    [Fact]
    public async Task Nobody_Listening_IsNoOffer()
    {
        Uri url;
        await using (var server = new ScriptedModelServer(ModelWire.Ollama))
            url = server.Url;
        (await LookAsync(url)).ShouldBeNull();
    }

    private static async Task<DiscoveredModels?> LookAsync(Uri url) => await new LocalOllama(url).LookAsync(TestContext.Current.CancellationToken);
}
