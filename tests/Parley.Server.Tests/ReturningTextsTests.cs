using Microsoft.Extensions.DependencyInjection;
using Parley.Agents;
using Parley.Calls;
using Parley.Server.Calls;
using Parley.Testing;

namespace Parley.Server.Tests;

/// <summary>Whoever comes back to a call that was cut off is known as they were: its texts read the same, also in another process.</summary>
public sealed class ReturningTextsTests : IDisposable
{
    private const string File = """
        agent_name: Desk
        tenant_id: clinic_123
        voice_profile: clear
        language: en
        greeting: 'Hello {{ user.name | default: "you" }}'
        instructions: 'The caller is {{ user.name | default: "unknown" }}. {% if memory.last_visit %}Last visit {{ memory.last_visit }}.{% endif %}'
        """;

    private const string Instructions = "The caller is <value>Ada</value>. Last visit <value>March 3rd</value>.";

    private readonly string _agents = Directory.CreateTempSubdirectory("parley-agents-").FullName;
    private readonly string _data = Directory.CreateTempSubdirectory("parley-returning-").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        ScratchFolder.Discard(_agents);
        ScratchFolder.Discard(_data);
    }

    [Fact]
    public async Task NameAndMemory_OutliveABrokenLine_AndAProcess()
    {
        System.IO.File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_agents, "clinic_123")).FullName, "desk.yaml"), File);
        string room;
        await using (var first = await StartAsync())
        {
            room = await first.OpenAsync(new { user_id = "ann", agent = "desk", user_name = "Ada", memory = new { last_visit = "March 3rd" } });
            Last(first).ShouldBe(("Hello Ada", Instructions));
            first.Conversation.End(room, HangUpReason.CallerLeft);
            (await first.Get<ICutOffCalls>().ReturnAsync(room, "ann", Cancelled)).ShouldBeTrue();
            Last(first).ShouldBe(("Hello Ada", Instructions));
            first.Conversation.End(first.Conversation.Sessions.Last().Id.Value, HangUpReason.CallerLeft);
            await first.Get<CallHost>().EndOfAsync(new CallId(room), Cancelled);
            await first.StopAsync();
        }

        await using var second = await StartAsync();
        (await second.Get<ICutOffCalls>().ReturnAsync(room, "ann", Cancelled)).ShouldBeTrue();
        Last(second).ShouldBe(("Hello Ada", Instructions), "the second call had it from the first, and has it for the third");
        second.Conversation.Sessions.Last().Memory.ShouldBe(new Dictionary<string, string> { ["last_visit"] = "March 3rd" });
    }

    private static (string Greeting, string Instructions) Last(RunningServer server)
    {
        var agent = server.Conversation.Sessions.Last().Agent;
        return (agent.Greeting, agent.Instructions);
    }

    private Task<RunningServer> StartAsync() => RunningServer.StartAsync(folder: _data, services: services =>
    {
        services.Remove(services.Single(service => service.ImplementationType == typeof(FakeAgents)));
        services.Configure<AgentsOptions>(agents => agents.Folder = _agents);
    });
}
