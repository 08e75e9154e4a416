using Parley.Scenarios.Hosting;

namespace Parley.Scenarios.Faults;

/// <summary>A server whose speech models were never fetched.</summary>
public sealed class MissingModelTests
{
    [Fact]
    public async Task Server_WithoutModels_SaysSoAndStillAnswersWhatIsTyped()
    {
        var empty = Directory.CreateTempSubdirectory("parley-no-models-").FullName;
        await using var server = await ParleyProcess.StartImpairedAsync(new Dictionary<string, string?> { ["PARLEY_MODELS"] = empty });
        await using var speaking = await FaultyCaller.JoinAsync(server);
        var report = await speaking.TalkAsync("Where are you located?");
        await using var typing = await FaultyCaller.JoinAsync(server, options => options with { Microphone = false });
        (await typing.Client.SendTextAsync("Where are you located?", TestContext.Current.CancellationToken)).ShouldBeTrue();

        (await typing.HearsAsync("Maple Street", TimeSpan.FromSeconds(20))).ShouldNotBeNull(server.Output);
        report.Answered.ShouldBeTrue(server.Output);
        report.Turns[0].Answer.ShouldNotBeEmpty();
        server.Output.ShouldContain($"Speech: unavailable, as 6 model files are not in {empty}; './parley models' fetches them.");
        var told = server.Output.Split('\n').Where(line => line.Contains("run './parley models'", StringComparison.Ordinal)).Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]).ToList();
        told.ShouldNotBeEmpty();
        told.ShouldBeUnique("each is told once");
        using var ready = await server.Http.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
        ((int)ready.StatusCode).ShouldBe(503);
    }
}
