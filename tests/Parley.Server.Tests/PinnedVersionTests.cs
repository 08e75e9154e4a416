using Microsoft.Extensions.DependencyInjection;
using Parley.Agents;
using Parley.Calls;
using Parley.Server.Calls;
using Parley.Testing;

namespace Parley.Server.Tests;

/// <summary>A call keeps the version it began with, also over a broken line and a restart: the real agents, as files and publications make them.</summary>
public sealed class PinnedVersionTests : IDisposable
{
    private readonly string _agents = Directory.CreateTempSubdirectory("parley-agents-").FullName;
    private readonly string _data = Directory.CreateTempSubdirectory("parley-pinned-").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        ScratchFolder.Discard(_agents);
        ScratchFolder.Discard(_data);
    }

    [Fact]
    public async Task FileEditedWhileTheCallerIsOffTheLine_AnswersOthersAndNotThem()
    {
        Write(name: "Desk", greeting: "Hello", day: 1);
        await using var server = await StartAsync();
        var room = await server.OpenAsync(new { user_id = "ann", agent = "desk" });
        server.Conversation.End(room, HangUpReason.CallerLeft);

        Write(name: "Front desk", greeting: "Good day", day: 2);
        await server.OpenAsync(new { user_id = "bob", agent = "desk" });
        Last(server).ShouldBe((2, "Good day"));

        (await server.Get<ICutOffCalls>().ReturnAsync(room, "ann", Cancelled)).ShouldBeTrue();
        Last(server).ShouldBe((1, "Hello"));
    }

    [Fact]
    public async Task ServerStartedAgainWithAnEditedFile_GoesOnWithTheVersionTheCallBeganWith()
    {
        Write(name: "Desk", greeting: "Hello", day: 1);
        string room;
        await using (var first = await StartAsync())
        {
            room = await first.OpenAsync(new { user_id = "ann", agent = "desk" });
            first.Conversation.End(room, HangUpReason.CallerLeft);
            await first.Get<CallHost>().EndOfAsync(new CallId(room), Cancelled);
            await first.StopAsync();
        }

        Write(name: "Desk", greeting: "Good day", day: 2);
        await using var second = await StartAsync();
        (await second.Get<ICutOffCalls>().ReturnAsync(room, "ann", Cancelled)).ShouldBeTrue();
        Last(second).ShouldBe((1, "Hello"));
    }

    private static (int Version, string Greeting) Last(RunningServer server)
    {
        var agent = server.Conversation.Sessions.Last().Agent;
        return (agent.Version, agent.Greeting);
    }

    private Task<RunningServer> StartAsync() => RunningServer.StartAsync(folder: _data, services: services =>
    {
        services.Remove(services.Single(service => service.ImplementationType == typeof(FakeAgents)));
        services.Configure<AgentsOptions>(agents => agents.Folder = _agents);
    });

    /// <param name="day">When it was written, since file systems count time coarsely.</param>
    private void Write(string name, string greeting, int day)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_agents, "clinic_123")).FullName, "desk.yaml");
        File.WriteAllText(file, $"agent_name: {name}\ntenant_id: clinic_123\nvoice_profile: clear\nlanguage: en\ngreeting: {greeting}\n");
        File.SetLastWriteTimeUtc(file, new DateTime(2026, 11, day, 9, 0, 0, DateTimeKind.Utc));
    }
}
