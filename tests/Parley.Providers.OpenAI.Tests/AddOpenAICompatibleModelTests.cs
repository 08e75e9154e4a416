using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
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
    public void Endpoint_WithOrWithoutVersion_IsTheApiRoot(string url, string endpoint) =>
        new OpenAICompatibleModelOptions { Url = url, Name = "m" }.Endpoint.ShouldBe(new Uri(endpoint));

    [Fact]
    public async Task Client_AgainstAServer_StreamsOverTheWireProtocol()
    {
        await using var server = new ScriptedModelServer(new ScriptedReply.Says("Hello", " there."));
        await using var services = new ServiceCollection()
            .AddOpenAICompatibleModel(Settings.Of(("Model:Url", server.Url.ToString().Replace("/v1", "", StringComparison.Ordinal)), ("Model:Name", "small"), ("PARLEY_LLM_API_KEY", "key")))
            .BuildServiceProvider();

        var pieces = new List<string>();
        await foreach (var update in services.GetRequiredService<IChatClient>().GetStreamingResponseAsync("Hi", cancellationToken: TestContext.Current.CancellationToken))
            if (update.Text.Length > 0)
                pieces.Add(update.Text);

        pieces.ShouldBe(["Hello", " there."]);
        var request = server.Requests.ShouldHaveSingleItem();
        request.Path.ShouldBe("/v1/chat/completions");
        request.Authorization.ShouldBe("Bearer key");
        request.Body.GetProperty("model").GetString().ShouldBe("small");
        request.Body.GetProperty("stream").GetBoolean().ShouldBeTrue();
    }
}
