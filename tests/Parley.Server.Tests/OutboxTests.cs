using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parley.Agents;
using Parley.Guardrails;
using Parley.Storage.Outbox;
using Parley.Storage.Tickets;
using Parley.Tenancy;

namespace Parley.Server.Tests;

/// <summary>What agents left here for people: messages no server took, and tickets.</summary>
public sealed class OutboxTests
{
    private static readonly TenantContext Clinic = new(TenantId.Parse("clinic_123"));
    private static readonly DateTimeOffset At = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_AreReadPageByPageAndByFilter()
    {
        await using var server = await StartAsync();
        // Two of one moment: the second page begins with the one the first did not show.
        await KeepAsync(server, "m1", OutboxKind.Sms, OutboxStatus.Kept, At);
        await KeepAsync(server, "m2", OutboxKind.Email, OutboxStatus.Sent, At.AddSeconds(1));
        await KeepAsync(server, "m3", OutboxKind.Sms, OutboxStatus.Failed, At.AddSeconds(1));
        await KeepAsync(server, "m4", OutboxKind.Webhook, OutboxStatus.Sent, At.AddSeconds(2));

        var first = await server.GetAsync("/v1/outbox?limit=2");
        Ids(first).ShouldBe(["m4", "m3"]);
        var second = await server.GetAsync($"/v1/outbox?limit=2&before={first.GetProperty("next_before").GetString()}");
        Ids(second).ShouldBe(["m2", "m1"]);
        second.GetProperty("next_before").ValueKind.ShouldBe(JsonValueKind.Null);
        Ids(await server.GetAsync("/v1/outbox?kind=sms")).ShouldBe(["m3", "m1"]);
        Ids(await server.GetAsync("/v1/outbox?kind=sms&status=kept")).ShouldBe(["m1"]);
        var message = await server.GetAsync("/v1/outbox/m1");
        (message.GetProperty("kind").GetString(), message.GetProperty("status").GetString(), message.GetProperty("recipient").GetString()).ShouldBe(("sms", "kept", "+14152231212"));
    }

    [Fact]
    public async Task Tickets_AreReadPageByPageAndByNumber()
    {
        await using var server = await StartAsync();
        foreach (var id in (string[])["a", "b", "c"])
            await OpenAsync(server, id);
        var first = await server.GetAsync("/v1/tickets?limit=2");
        Numbers(first).ShouldBe([3, 2]);
        Numbers(await server.GetAsync($"/v1/tickets?limit=2&before={first.GetProperty("next_before").GetString()}")).ShouldBe([1]);
        var ticket = await server.GetAsync("/v1/tickets/2");
        (ticket.GetProperty("priority").GetString(), ticket.GetProperty("name").GetString(), ticket.GetProperty("contact").GetString()).ShouldBe(("high", "Ada Lovelace", "ada@example.com"));
    }

    [Fact]
    public async Task WhatIsRead_IsMaskedAsTheAgentsTranscriptsAre()
    {
        var agent = new AgentDefinition
        {
            AgentName = FakeAgents.Clinic, TenantId = Clinic.Id, VoiceProfile = "clear", Language = "en",
            Masking = new MaskingPolicy { Transcript = [SensitiveCategory.Phone, SensitiveCategory.Name, SensitiveCategory.Email] },
        };
        await using var server = await StartAsync(agent);
        var call = await server.OpenAsync();
        await KeepAsync(server, "m1", OutboxKind.Sms, OutboxStatus.Kept, At, call);
        await OpenAsync(server, "a", call);
        await KeepAsync(server, "m2", OutboxKind.Sms, OutboxStatus.Kept, At, "call_gone");

        var message = (await server.GetAsync("/v1/outbox")).GetProperty("messages")[1];
        message.GetProperty("recipient").GetString().ShouldBe("[phone number]");
        message.GetProperty("body").GetString().ShouldBe("Your social is 078-05-1120, your card [card number].");
        var ticket = await server.GetAsync("/v1/tickets/1");
        (ticket.GetProperty("name").GetString(), ticket.GetProperty("contact").GetString()).ShouldBe(("[name]", "[e-mail]"));
        ticket.GetProperty("description").GetString().ShouldBe("Call back at [phone number].");
        var unknown = await server.GetAsync("/v1/outbox/m2");
        unknown.GetProperty("body").GetString().ShouldBe("Your social is [social security number], your card [card number].", "of a call that is no more, the server's rule");
        unknown.GetProperty("recipient").GetString().ShouldBe("+14152231212");
    }

    [Theory]
    [InlineData("/v1/outbox")]
    [InlineData("/v1/tickets")]
    public async Task OtherTenant_SeesNothingOfIt(string path)
    {
        await using var server = await StartAsync();
        await KeepAsync(server, "m1", OutboxKind.Sms, OutboxStatus.Kept, At);
        await OpenAsync(server, "a");
        using var list = await OfOtherAsync(server, path);
        (await RunningServer.JsonAsync(list)).EnumerateObject().First().Value.GetArrayLength().ShouldBe(0);
        using var one = await OfOtherAsync(server, path == "/v1/outbox" ? "/v1/outbox/m1" : "/v1/tickets/1");
        one.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/v1/outbox?limit=0", "limit")]
    [InlineData("/v1/outbox?kind=fax", "kind")]
    [InlineData("/v1/outbox?status=lost", "status")]
    [InlineData("/v1/outbox?before=nobody", "before")]
    [InlineData("/v1/tickets?limit=x", "limit")]
    [InlineData("/v1/tickets?before=x", "before")]
    public async Task WrongQuestion_NamesTheField(string path, string field)
    {
        await using var server = await StartAsync();
        using var answer = await server.Http.GetAsync(path, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await RunningServer.JsonAsync(answer)).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    private static Task<RunningServer> StartAsync(AgentDefinition? agent = null) => RunningServer.StartAsync(services: services =>
    {
        services.AddGuardrails();
        if (agent is not null)
            services.AddSingleton<IAgentCatalog>(new OneAgent(agent));
    });

    private static Task<OutboxMessage> KeepAsync(RunningServer server, string id, OutboxKind kind, OutboxStatus status, DateTimeOffset at, string call = "call_1") =>
        server.Get<MessageOutbox>().AddAsync(
            Clinic,
            new OutboxMessage(id, kind, "sms_confirmation", "+14152231212", "", "Your social is 078-05-1120, your card 4539 1488 0343 6467.", call, at) { Status = status },
            Token);

    private static Task<TicketRecord> OpenAsync(RunningServer server, string id, string call = "call_1") => server.Get<TicketDesk>().OpenAsync(
        Clinic, new TicketRecord(id, "Callback", "Call back at 415 223 1212.", TicketPriority.High, "Ada Lovelace", "ada@example.com", call, At), Token);

    private static async Task<HttpResponseMessage> OfOtherAsync(RunningServer server, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Tenant", "other");
        return await server.Http.SendAsync(request, Token);
    }

    private static IEnumerable<string?> Ids(JsonElement page) => page.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("id").GetString());

    private static IEnumerable<int> Numbers(JsonElement page) => page.GetProperty("tickets").EnumerateArray().Select(ticket => ticket.GetProperty("number").GetInt32());

    private sealed class OneAgent(AgentDefinition agent) : IAgentCatalog
    {
        public ValueTask<AgentDefinition?> FindAsync(TenantContext tenant, string agentName, string userId, CancellationToken cancellationToken) =>
            ValueTask.FromResult<AgentDefinition?>(agentName == agent.AgentName && tenant.Id == agent.TenantId ? agent : null);

        public ValueTask<AgentDefinition?> FindVersionAsync(TenantContext tenant, string agentId, int version, CancellationToken cancellationToken) =>
            FindAsync(tenant, agentId, "", cancellationToken);

        public ValueTask<IReadOnlyList<AgentDefinition>> ListAsync(TenantContext tenant, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<AgentDefinition>>([agent]);
    }
}
