using System.Text.Json.Nodes;
using Parley.Storage.Tickets;
using Parley.Testing.Servers;
using Parley.Tools.Rest;
using Parley.Tools.Tickets;

namespace Parley.Tools.Tests.Connectors.Rest;

public sealed class RestTests
{
    [Fact]
    public async Task CrmLookup_FindsByWhatWasGivenAndPicksItsFields()
    {
        await using var server = new WireServer(request => new WireReply(200, request.Form.GetValueOrDefault("phone") == "+12175550123"
            ? """{ "results": [{ "id": 42, "person": { "full_name": "Ada Lovelace" } }] }"""
            : """{ "results": [] }"""));
        await using var fixture = await ConnectorFixture.StartAsync(("CRM", "t0p"));
        var tool = ConnectorFixture.CreateOne(new CrmLookupKind(fixture.Outbound, fixture.Secrets), $$"""
            url: {{server.Url}}v2/contacts
            query: { phone: "{phone}", email: "{email}" }
            headers: { Authorization: "Bearer ${secret:CRM}" }
            result: { customer_id: /results/0/id, name: /results/0/person/full_name }
            """);
        var found = await fixture.SucceedAsync(tool, """{ "phone": "+12175550123" }""");
        found["name"]!.GetValue<string>().ShouldBe("Ada Lovelace");
        var request = server.Requests.ShouldHaveSingleItem();
        (request.Target, request.Header("Authorization")).ShouldBe(("/v2/contacts?phone=%2B12175550123", "Bearer t0p"));
        (await fixture.FailAsync(tool, """{ "email": "eve@example.com" }""")).ShouldBe("not_found");
    }

    [Fact]
    public async Task CrmUpdate_ChangesOnlyFieldsThatAreListed()
    {
        await using var server = new WireServer(_ => new WireReply(200, """{ "ok": true }"""));
        await using var fixture = await ConnectorFixture.StartAsync();
        var tool = ConnectorFixture.CreateOne(new CrmUpdateKind(fixture.Outbound, fixture.Secrets), $$"""
            url: {{server.Url}}v2/contacts/{customer_id}
            fields: [email, note]
            body: { field: "{field}", value: "{value}" }
            result: { done: /ok }
            """);
        await fixture.SucceedAsync(tool, """{ "customer_id": "42/../1", "field": "email", "value": "a@b.example" }""");
        var request = server.Requests.ShouldHaveSingleItem();
        (request.Method, request.Target).ShouldBe(("PATCH", "/v2/contacts/42%2F..%2F1"));
        JsonNode.Parse(request.Body)!["value"]!.GetValue<string>().ShouldBe("a@b.example");
        Parley.Tools.Gateway.Schemas.JsonSchema.Compile(tool.Definition.Parameters).Check(JsonNode.Parse("""{ "customer_id": "42", "field": "is_admin", "value": "true" }"""))
            .ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Ticket_InTheEmbeddedTable_IsNumberedAndOpenedOnce()
    {
        await using var fixture = await ConnectorFixture.StartAsync();
        var tool = ConnectorFixture.CreateOne(new TicketKind(fixture.Lazily<TicketDesk>(), fixture.Outbound, fixture.Secrets), "");
        const string Refill = """{ "subject": "Refill", "description": "Lisinopril 10 mg", "priority": "high", "name": "Ada", "contact": "+12175550123" }""";
        (await fixture.SucceedAsync(tool, Refill))["ticket_number"]!.GetValue<string>().ShouldBe("1");
        (await fixture.SucceedAsync(tool, Refill))["ticket_number"]!.GetValue<string>().ShouldBe("1");
        (await fixture.SucceedAsync(tool, Refill, "key_2"))["ticket_number"]!.GetValue<string>().ShouldBe("2");
        var other = new Tenancy.TenantContext(Tenancy.TenantId.Parse("other"));
        (await fixture.SucceedAsync(tool, Refill, "key_3", other))["ticket_number"]!.GetValue<string>().ShouldBe("1", "each tenant counts its own");
        var tickets = await fixture.Get<TicketDesk>().ListAsync(ConnectorFixture.Clinic, 10, null, TestContext.Current.CancellationToken);
        tickets.Select(ticket => (ticket.Number, ticket.Priority)).ShouldBe([(2, TicketPriority.High), (1, TicketPriority.High)]);
    }

    [Fact]
    public async Task Ticket_ByRest_CarriesTheKeyOfTheCall()
    {
        await using var server = new WireServer(_ => new WireReply(201, """{ "ticket": { "id": 9001 } }"""));
        await using var fixture = await ConnectorFixture.StartAsync();
        var tool = ConnectorFixture.CreateOne(new TicketKind(fixture.Lazily<TicketDesk>(), fixture.Outbound, fixture.Secrets), $$"""
            url: {{server.Url}}api/tickets
            idempotency_header: Idempotency-Key
            body: { ticket: { subject: "{subject}", comment: { body: "{description}" } } }
            result: { ticket_number: /ticket/id }
            """);
        tool.Definition.IsIdempotent.ShouldBeTrue();
        (await fixture.SucceedAsync(tool, """{ "subject": "Refill", "description": "Lisinopril" }""", "key_7"))["ticket_number"]!.GetValue<int>().ShouldBe(9001);
        server.Requests.ShouldHaveSingleItem().Header("Idempotency-Key").ShouldBe("key_7");
    }

    [Fact]
    public async Task Settings_ThatLeaveOutWhereTheAnswerIs_AreFaulted()
    {
        await using var fixture = await ConnectorFixture.StartAsync();
        var (tools, faults) = ConnectorFixture.Create(new CrmLookupKind(fixture.Outbound, fixture.Secrets), "url: https://{phone}.example.com/");
        tools.ShouldBeEmpty();
        faults.Select(fault => fault.Path).ShouldBe(["crm_lookup.result", "crm_lookup.url", "crm_lookup.result"]);
    }
}
