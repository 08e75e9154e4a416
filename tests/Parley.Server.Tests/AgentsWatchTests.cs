using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Agents;
using Parley.Server.Agents;
using Parley.Tenancy;
using Parley.Testing;

namespace Parley.Server.Tests;

/// <summary>What is taken away from under a published agent is told by a running server and by the next one's start.</summary>
public sealed class AgentsWatchTests : IDisposable
{
    private readonly string _agents = Directory.CreateTempSubdirectory("parley-agents-").FullName;
    private readonly string _data = Directory.CreateTempSubdirectory("parley-watched-").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        ScratchFolder.Discard(_agents);
        ScratchFolder.Discard(_data);
    }

    [Fact]
    public async Task ValueTakenAwayWhileNothingRan_IsToldByTheNextStartAndItsReadiness_AndTheAgentAnswers()
    {
        Write("tenant.yaml", "phone: 217 555 0100\n");
        Write("desk.yaml", "agent_name: Desk\ntenant_id: clinic_123\nvoice_profile: clear\nlanguage: en\ngreeting: Call {{ tenant.phone }}.\n");
        await using (var first = await StartAsync())
        {
            (await ReadinessAsync(first)).ShouldBe("ready: 1 from files");
            await first.StopAsync();
        }

        File.Delete(Path.Combine(_agents, "clinic_123", "tenant.yaml"));
        await using var second = await StartAsync();
        await second.OpenAsync(new { agent = "desk" });
        (await ReadinessAsync(second)).ShouldBe("ready: 1 from files, 1 file has faults; the log names them");
        using var told = new StringWriter();
        AgentFileLines.Write(told, second.Get<IAgentFiles>().States);
        told.ToString().ShouldBe(
            $"""
            Agents: clinic_123/desk (version 1).
            {Path.Combine(_agents, "clinic_123", "desk.yaml")} has faults since it was published:
              greeting (line 5): unknown value 'tenant.phone'; known are id, name
              Version 1 goes on answering.

            """);
    }

    [Fact]
    public async Task Look_IsTakenAgainAndAgain_AlsoAfterOneThatFailed()
    {
        var (clock, files) = (new WatchedTime { Cancellation = Cancelled }, new FailingOnce());
        var start = new AgentsAtStart(files);
        using var watch = new AgentsWatch(files, start, clock, NullLogger<AgentsWatch>.Instance);
        await watch.StartAsync(Cancelled);
        files.Looks.ShouldBe(0, "nothing is taken in yet");
        await start.StartedAsync(Cancelled);
        files.Looks.ShouldBe(0, "the start comes first");
        await clock.TimerAsync(AgentsWatch.Settling);
        clock.Advance(AgentsWatch.Settling);
        await watch.FirstLook.WaitAsync(Cancelled);
        files.Looks.ShouldBe(1);

        clock.Advance(AgentsWatch.Pause);
        await files.LookedAgain.WaitAsync(Cancelled);
        await watch.StopAsync(Cancelled);
        watch.ExecuteTask.ShouldNotBeNull().IsFaulted.ShouldBeFalse();
    }

    private static async Task<string?> ReadinessAsync(RunningServer server)
    {
        await server.Get<AgentsWatch>().FirstLook.WaitAsync(Cancelled);
        return (await server.GetAsync("/readyz")).GetProperty("checks").GetProperty("agents").GetString();
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_agents, "clinic_123")).FullName, file), text);

    private Task<RunningServer> StartAsync() => RunningServer.StartAsync(folder: _data, services: services =>
    {
        services.Remove(services.Single(service => service.ImplementationType == typeof(FakeAgents)));
        services.Configure<AgentsOptions>(agents => agents.Folder = _agents);
    });

    private sealed class FailingOnce : IAgentFiles
    {
        private readonly TaskCompletionSource _lookedAgain = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Looks { get; private set; }

        public Task LookedAgain => _lookedAgain.Task;

        public IReadOnlyList<TenantId> Tenants => [];

        public IReadOnlyList<string> Files => [];

        public IReadOnlyList<AgentFileState> States => [];

        public ValueTask TakeInAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask LookAgainAsync(CancellationToken cancellationToken)
        {
            if (++Looks == 1)
                throw new IOException("The file is being written.");
            _lookedAgain.TrySetResult();
            return ValueTask.CompletedTask;
        }
    }
}
