using Microsoft.Extensions.DependencyInjection;
using Parley.Storage.Tickets;
using Parley.Tools.Files;

namespace Parley.Server.Tests.Brain;

/// <summary>A tool that asks for a role is there for those who have it, whoever called before them.</summary>
public sealed class RolesTests : IDisposable
{
    private const string Tools = """
        tools:
          create_ticket:
            permit: { roles: [nurse] }
        """;

    private const string Desk = """
        agent_name: Desk
        tenant_id: clinic_123
        voice_profile: clear
        language: en-US
        tools: [create_ticket]
        flows:
          order:
            description: Order supplies
            examples: [I want to order supplies, we need more supplies]
            slots:
              what: { type: text, prompts: ["What do you need?"] }
            nodes:
              ask: { ask: what }
              sure: { confirm: "I order {{ slots.what }}. Right?", slots: [what], on_no: stop }
              open: { tool: create_ticket, arguments: { subject: Supplies, description: "{{ slots.what }}" }, save_as: ticket, on_failure: { not_permitted: denied } }
              done: { end: "It is ordered." }
              denied: { end: "That is for nurses only." }
              stop: { end: "Nothing was ordered." }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("parley-roles-").FullName;

    public RolesTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "clinic_123"));
        File.WriteAllText(Path.Combine(_folder, "clinic_123", "tools.yaml"), Tools);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tool_ForARole_RunsForWhoHasIt()
    {
        await using var call = await StartAsync(["nurse"]);
        (await OrderAsync(call)).ShouldContain("It is ordered.");
        (await TicketsAsync(call)).ShouldHaveSingleItem().Description.ShouldContain("gauze");
    }

    [Fact]
    public async Task Tool_ForARole_IsRefusedToOthers()
    {
        await using var call = await StartAsync([]);
        (await OrderAsync(call)).ShouldContain("nurses only");
        (await TicketsAsync(call)).ShouldBeEmpty();
    }

    private static async Task<string> OrderAsync(BrainCall call)
    {
        await call.SayAsync("we need more supplies");
        (await call.SayAsync("two boxes of gauze")).ShouldContain("Right?");
        return await call.SayAsync("yes");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<BrainCall> StartAsync(IReadOnlyList<string> roles)
    {
        var agent = await BrainCall.PublishedAsync(Desk);
        return await BrainCall.StartAsync(agent, services => services.Configure<ToolsOptions>(tools => tools.Folder = _folder), roles);
    }

    private static Task<IReadOnlyList<TicketRecord>> TicketsAsync(BrainCall call) => call.Get<TicketDesk>().ListAsync(call.Session.Tenant, 10, null, Cancellation);
}
