using Parley.Scenarios.Hosting;

namespace Parley.Scenarios.Dialogue;

/// <summary>A caller is gone in the middle of a booking, and is back with the token they had.</summary>
public sealed class ReturningCallerTests
{
    [Fact]
    public async Task CallerWhoIsBack_GoesOnWhereTheyWere()
    {
        await using var server = await ParleyProcess.StartAsync();
        await using var caller = await ReactingCaller.CallAsync(server);
        await caller.ListenAsync();
        await caller.AskAsync("#I would like to book an appointment.", "visit for");
        await caller.DisposeAsync();

        await using var again = await ReactingCaller.JoinAsync(server, caller.Ticket);
        var told = await again.ListenAsync();

        told.ShouldContain("cut off", Case.Insensitive, caller.Talk + again.Talk);
        told.ShouldContain("visit for", Case.Insensitive, caller.Talk + again.Talk);
        var calls = (await server.GetAsync("/v1/calls")).GetProperty("calls").EnumerateArray().ToArray();
        calls.Length.ShouldBe(2);
        calls[0].GetProperty("resumes").GetString().ShouldBe(calls[1].GetProperty("id").GetString());
    }
}
