using Microsoft.Extensions.DependencyInjection;
using Parley.Agents;
using Parley.Handoff;
using Parley.Testing;
using Parley.Tools;
using Parley.Tools.Files;

namespace Parley.Server.Tests.Brain;

/// <summary>A flow calls a person, which a person has to approve; by then the process that held the call is gone.</summary>
public sealed class ApprovedPersonTests : IDisposable
{
    private readonly string _files = Directory.CreateTempSubdirectory("parley-desk-").FullName;

    public ApprovedPersonTests() => File.WriteAllText(
        Path.Combine(Directory.CreateDirectory(Path.Combine(_files, "clinic_123")).FullName, "tools.yaml"), "tools:\n  human_handoff: { needs_approval: true }\n");

    public void Dispose() => ScratchFolder.Discard(_files);

    [Fact]
    public async Task ApprovedAfterARestart_ThePersonReadsWhatTheCallKnew()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var first = await BrainCall.StartAsync(configure: Governed);
        var (versions, tenant) = (first.Get<IAgentVersions>(), first.Session.Tenant);
        (await versions.SaveAsync(tenant, "desk", ComplaintDesk.Yaml, "test", "", cancellation)).ShouldBeOfType<AgentSaveOutcome.Saved>();
        (await versions.PublishAsync(tenant, "desk", [new AgentShare(1, 100)], "test", "", cancellation)).ShouldBeOfType<AgentPublishOutcome.Published>();
        var agent = (await first.Get<IAgentCatalog>().FindAsync(tenant, "Desk", "ann", cancellation)).ShouldNotBeNull();
        await first.EndAsync();
        await using var call = await BrainCall.StartAsync(agent, Governed, folder: first.Folder);
        await call.SayAsync("I want to make a complaint");
        await call.SayAsync("bill came to the wrong house");
        (await call.SayAsync("yes")).ShouldContain("A person has to approve that first.");
        await call.EndAsync();

        await using var second = await BrainCall.StartAsync(agent, Governed, folder: first.Folder);
        var asked = (await second.Get<IApprovals>().ListAsync(tenant, ApprovalStatus.Pending, 10, cancellation)).ShouldHaveSingleItem();
        await second.Get<IApprovals>().DecideAsync(tenant, asked.Id, approve: true, "grace", "", cancellation);

        var raised = (await second.HandoffsAsync()).ShouldHaveSingleItem();
        (raised.Reason, raised.Queue, raised.Detail, raised.UserId).ShouldBe((HandoffReason.PaymentDispute, "billing", "bill came to the wrong house", "ann"));
        raised.Slots["what"].Value.ShouldBe("bill came to the wrong house");
        raised.Summary.ShouldContain("make a complaint");
        raised.LastTurns.Select(turn => turn.Text).ShouldContain("bill came to the wrong house");
        raised.Call.ShouldBe(call.Session.Id);
    }

    private void Governed(IServiceCollection services) => services.Configure<ToolsOptions>(tools => tools.Folder = _files);
}
