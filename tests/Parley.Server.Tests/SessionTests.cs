using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parley.Calls;
using Parley.Speech;

namespace Parley.Server.Tests;

public sealed class SessionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Session_WithoutABody_IsTheDemoAgentsWithAGuest()
    {
        await using var server = await RunningServer.StartAsync();
        using var response = await server.Http.PostAsync("/v1/sessions", content: null, Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var session = await RunningServer.JsonAsync(response);
        var id = session.GetProperty("session_id").GetString()!;
        response.Headers.Location!.ToString().ShouldBe($"/v1/calls/{id}");
        session.GetProperty("room").GetString().ShouldBe(id);
        session.GetProperty("url").GetString().ShouldBe($"ws://{server.Http.BaseAddress!.Authority}");

        var request = server.Conversation.Sessions.ShouldHaveSingleItem();
        request.Agent.AgentName.ShouldBe(FakeAgents.Clinic);
        request.UserId.ShouldStartWith("guest_");
        (request.Channel, request.Language, request.Consent).ShouldBe(("web", "en", ConsentStatus.Unknown));
        session.GetProperty("token").GetString().ShouldBe($"{id}|{request.UserId}");
        var leg = server.Rooms.Legs.ShouldHaveSingleItem();
        (leg.Placement.Room, leg.Placement.CallerIdentity, leg.Placement.AgentName).ShouldBe((id, request.UserId, FakeAgents.Clinic));
    }

    [Fact]
    public async Task Session_WithEveryField_BringsThemAll()
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.OpenAsync(new
        {
            agent = FakeAgents.Clinic, user_id = "Ann Ö", channel = "phone", consent_status = "refused", language = "en-GB",
        });
        var call = await server.GetAsync($"/v1/calls/{id}");
        call.GetProperty("user_id").GetString().ShouldBe("Ann Ö");
        call.GetProperty("channel").GetString().ShouldBe("phone");
        call.GetProperty("consent_status").GetString().ShouldBe("refused");
        call.GetProperty("language").GetString().ShouldBe("en-GB");
        call.GetProperty("status").GetString().ShouldBe("active");
        call.GetProperty("end_reason").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Session_WithWrongFields_NamesThemAll()
    {
        await using var server = await RunningServer.StartAsync();
        using var response = await server.Http.PostAsJsonAsync(
            "/v1/sessions", new { user_id = "a\nb", channel = "web\n", consent_status = "maybe", language = "!", agent = "" }, Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await RunningServer.JsonAsync(response);
        problem.GetProperty("type").GetString().ShouldBe("urn:parley:problem:invalid-request");
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name)
            .ShouldBe(["agent", "channel", "consent_status", "language", "user_id"], ignoreOrder: true);
        server.Rooms.Legs.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"consent":"refused"}""", "malformed-body")]
    [InlineData("""{"user_id":5}""", "malformed-body")]
    [InlineData("""{"memory":{"pet":5}}""", "malformed-body")]
    [InlineData("""{"memory":{"Last Visit":"May"}}""", "invalid-request")]
    [InlineData("""{"memory":{"pet":" "}}""", "invalid-request")]
    [InlineData("""{"memory":{"pet":null}}""", "invalid-request")]
    [InlineData("[]", "malformed-body")]
    [InlineData("{", "malformed-body")]
    [InlineData("""{"agent":"Nobody"}""", "invalid-request")]
    [InlineData("""{"agent":"Other Assistant"}""", "invalid-request")]
    public async Task Session_WithABodyOfAnotherShape_IsRefused(string body, string type)
    {
        await using var server = await RunningServer.StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await server.Http.PostAsync("/v1/sessions", content, Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await RunningServer.JsonAsync(response)).GetProperty("type").GetString().ShouldBe($"urn:parley:problem:{type}");
    }

    [Theory]
    [InlineData("de", HttpStatusCode.BadRequest)]
    [InlineData("en-AU", HttpStatusCode.Created)]
    public async Task Session_InALanguage_IsOpenedWhereItIsSpoken(string language, HttpStatusCode status)
    {
        await using var server = await RunningServer.StartAsync(services: services => services.AddSingleton<ISpeechCatalog, EnglishOnly>());
        using var response = await server.Http.PostAsJsonAsync("/v1/sessions", new { language }, Cancellation);
        response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Session_InAnotherMediaType_IsRefused()
    {
        await using var server = await RunningServer.StartAsync();
        using var content = new StringContent("agent=x", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await server.Http.PostAsync("/v1/sessions", content, Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await RunningServer.JsonAsync(response)).GetProperty("type").GetString().ShouldBe("urn:parley:problem:unsupported-media-type");
    }

    [Fact]
    public async Task Session_BehindAProxyWithTls_IsAnsweredWithTheProxysAddress()
    {
        await using var server = await RunningServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/sessions");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "talk.example.org");
        using var response = await server.Http.SendAsync(request, Cancellation);
        (await RunningServer.JsonAsync(response)).GetProperty("url").GetString().ShouldBe("wss://talk.example.org");
    }

    [Fact]
    public async Task Session_OnAFullServer_IsToldWhenToComeBack()
    {
        await using var server = await RunningServer.StartAsync(options => options with { MaxCalls = 1 });
        var first = await server.OpenAsync();
        using var refused = await server.Http.PostAsync("/v1/sessions", null, Cancellation);
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        (await RunningServer.JsonAsync(refused)).GetProperty("type").GetString().ShouldBe("urn:parley:problem:server-full");

        using var events = await server.Http.GetAsync($"/v1/calls/{first}/events", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        server.Conversation.End(first, HangUpReason.CallerLeft);
        await events.Content.ReadAsStringAsync(Cancellation);
        await EventuallyOpensAsync(server);
    }

    [Fact]
    public async Task Session_WhoseAgentFindsNoSeat_IsAProblemAndARecordedFailure()
    {
        await using var server = await RunningServer.StartAsync();
        server.Rooms.Fault = new IOException("no media port");
        using var response = await server.Http.PostAsync("/v1/sessions", null, Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        text.ShouldContain("urn:parley:problem:agent-unavailable");
        text.ShouldNotContain("no media port");
        var call = (await server.GetAsync("/v1/calls")).GetProperty("calls").EnumerateArray().ShouldHaveSingleItem();
        call.GetProperty("end_reason").GetString().ShouldBe("failed");
    }

    [Fact]
    public async Task Conversation_ThatThrows_EndsItsOwnCallOnly()
    {
        await using var server = await RunningServer.StartAsync();
        var (broken, sound) = (await server.OpenAsync(), await server.OpenAsync());
        using var events = await server.Http.GetAsync($"/v1/calls/{broken}/events", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        server.Conversation.Fail(broken);
        (await events.Content.ReadAsStringAsync(Cancellation)).ShouldContain("\"reason\":\"failed\"");
        (await server.GetAsync($"/v1/calls/{sound}")).GetProperty("status").GetString().ShouldBe("active");
        server.Rooms.Legs.Single(leg => leg.Placement.Room == broken).HungUp.ShouldBe(HangUpReason.Failed);
    }

    [Fact]
    public async Task Stop_TellsEveryCallAndRecordsWhy()
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.OpenAsync();
        using var events = await server.Http.GetAsync($"/v1/calls/{id}/events", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        await server.StopAsync();
        (await events.Content.ReadAsStringAsync(Cancellation)).ShouldContain("\"reason\":\"server_stopping\"");
        server.Rooms.Legs.ShouldHaveSingleItem().Disposed.ShouldBeTrue();
        await using var again = await RunningServer.StartAsync(folder: server.Options.DataFolder);
        (await again.GetAsync($"/v1/calls/{id}")).GetProperty("status").GetString().ShouldBe("ended");
    }

    [Fact]
    public async Task Stop_WithACallThatWillNotEnd_GoesOnWithoutIt()
    {
        await using var server = await RunningServer.StartAsync(options => options with { StopTimeout = TimeSpan.FromMilliseconds(200) });
        server.Conversation.Stubborn = true;
        var id = await server.OpenAsync();
        await server.StopAsync().WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        await using var again = await RunningServer.StartAsync(folder: server.Options.DataFolder);
        (await again.GetAsync($"/v1/calls/{id}")).GetProperty("end_reason").GetString().ShouldBe("server_stopping");
    }

    /// <summary>The seat is free a moment after the end was shown.</summary>
    private static async Task EventuallyOpensAsync(RunningServer server)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        while (true)
        {
            using var response = await server.Http.PostAsync("/v1/sessions", null, patience.Token);
            if (response.StatusCode == HttpStatusCode.Created)
                return;
        }
    }

    private sealed class EnglishOnly : ISpeechCatalog
    {
        public IReadOnlyCollection<string> Voices => ["clear"];

        public IReadOnlyCollection<string> Languages => ["en"];
    }
}
