using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Parley.LanguageModels;
using Parley.Testing.Models;

namespace Parley.Providers.OpenAI.Tests;

public sealed class AddOpenAICompatibleModelTests
{
    [Fact]
    public void Model_NotConfigured_IsNotRegistered() =>
        new ServiceCollection().AddOpenAICompatibleModel(Settings.Of()).ShouldBeEmpty();

    [Theory]
    [InlineData("http://127.0.0.1:1", "", "PARLEY_LLM_MODEL is not")]
    [InlineData("", "llama", "PARLEY_LLM_URL is not")]
    [InlineData("localhost:11434", "llama", "expected an http or https address")]
    public void Model_WronglyConfigured_FailsNamingTheSetting(string url, string model, string fault) =>
        Should.Throw<OptionsValidationException>(() => new ServiceCollection().AddOpenAICompatibleModel(
            Settings.Of(("PARLEY_LLM_URL", url), ("PARLEY_LLM_MODEL", model)))).Message.ShouldContain(fault);

    [Theory]
    [InlineData("http://h:1", "http://h:1/v1")]
    [InlineData("http://h:1/", "http://h:1/v1")]
    [InlineData("http://h:1/v1", "http://h:1/v1")]
    [InlineData("http://h:1/v1/", "http://h:1/v1")]
    [InlineData("https://h/openai", "https://h/openai/v1")]
    [InlineData("https://h/v1beta/openai", "https://h/v1beta/openai")]
    [InlineData("http://h:1/v1/chat/completions", "http://h:1/v1")]
    public void Endpoint_WithOrWithoutVersion_IsTheApiRoot(string url, string endpoint) => OpenAIModelProvider
        .Endpoint(new ModelDefinition { Name = "m", Provider = OpenAIModelProvider.Compatible, Url = new Uri(url), Model = "m" }).ShouldBe(new Uri(endpoint));

    [Theory]
    [InlineData("https://ours.openai.azure.com", "https://ours.openai.azure.com/openai/v1")]
    [InlineData("https://ours.openai.azure.com/openai/v1/", "https://ours.openai.azure.com/openai/v1")]
    public void Endpoint_OfAzure_IsItsVersionedRoot(string url, string endpoint) => OpenAIModelProvider
        .Endpoint(new ModelDefinition { Name = "m", Provider = OpenAIModelProvider.Azure, Url = new Uri(url), Model = "m" }).ShouldBe(new Uri(endpoint));

    [Fact]
    public async Task Client_AgainstAServer_StreamsOverTheWireProtocol()
    {
        await using var server = new ScriptedModelServer(new ScriptedReply.Says("Hello", " there."));
        await using var services = new ServiceCollection()
            .AddOpenAICompatibleModel(Settings.Of(("Model:Url", server.BaseUrl.ToString()), ("Model:Name", "small"), ("PARLEY_LLM_API_KEY", "key")))
            .BuildServiceProvider();
        var model = services.GetRequiredService<ConfiguredModel>();
        using var client = services.GetRequiredService<IModelProvider>().Create(model.Model, model.Key);

        var pieces = new List<string>();
        await foreach (var update in client.GetStreamingResponseAsync("Hi", cancellationToken: TestContext.Current.CancellationToken))
            if (update.Text.Length > 0)
                pieces.Add(update.Text);

        pieces.ShouldBe(["Hello", " there."]);
        model.Model.Name.ShouldBe("default");
        model.ToString().ShouldNotContain("key");
        var request = server.Requests.ShouldHaveSingleItem();
        request.Path.ShouldBe("/v1/chat/completions");
        request.Authorization.ShouldBe("Bearer key");
        request.Body.GetProperty("model").GetString().ShouldBe("small");
        request.Body.GetProperty("stream").GetBoolean().ShouldBeTrue();
        request.Body.GetProperty("stream_options").GetProperty("include_usage").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Client_OfAzure_SendsItsKeyHeader()
    {
        await using var server = new ScriptedModelServer(new ScriptedReply.Says("Hello."));
        var model = new ModelDefinition { Name = "m", Provider = OpenAIModelProvider.Azure, Url = server.BaseUrl, Model = "deployment" };
        using var client = new OpenAIModelProvider().Create(model, "secret");

        (await client.GetStreamingResponseAsync("Hi", cancellationToken: TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken)).Text.ShouldBe("Hello.");

        var request = server.Requests.ShouldHaveSingleItem();
        request.Path.ShouldBe("/openai/v1/chat/completions");
        request.Key.ShouldBe("secret");
    }
}
