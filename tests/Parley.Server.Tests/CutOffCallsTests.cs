using Parley.Agents;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Records;

namespace Parley.Server.Tests;

/// <summary>A caller whose line broke comes back with the token they had.</summary>
public sealed class CutOffCallsTests : IAsyncLifetime
{
    private RunningServer _server = null!;
    private string _room = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await RunningServer.StartAsync();
        _room = await _server.OpenAsync(new { user_id = "ann" });
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task CallerWhoseLineBroke_FindsTheAgentInTheSameRoomWithTheSameDialogue()
    {
        _server.Conversation.End(_room, HangUpReason.CallerLeft);

        (await ReturnAsync("ann")).ShouldBeTrue();

        var again = _server.Conversation.Sessions.Last();
        again.Id.Value.ShouldNotBe(_room);
        (again.Resumes?.Call.Value, again.Resumes?.Turns).ShouldBe((_room, 0));
        (_server.Rooms.Legs.Last().Placement.Room, _server.Rooms.Legs.Last().Placement.CallerIdentity).ShouldBe((_room, "ann"));
        (await _server.GetAsync($"/v1/calls/{again.Id}")).GetProperty("resumes").GetString().ShouldBe(_room);
    }

    [Fact]
    public async Task LineThatBreaksTwice_GoesOnWithTheFirstCall_AndCountsTheTurnsOfBoth()
    {
        await SaidAsync(_room);
        _server.Conversation.End(_room, HangUpReason.CallerLeft);
        await ReturnAsync("ann");
        var second = _server.Conversation.Sessions.Last().Id.Value;
        await SaidAsync(second);
        _server.Conversation.End(second, HangUpReason.CallerLeft);

        (await ReturnAsync("ann")).ShouldBeTrue();

        _server.Conversation.Sessions.Count.ShouldBe(3);
        var last = _server.Conversation.Sessions.Last().Resumes.ShouldNotBeNull();
        (last.Call.Value, last.Turns).ShouldBe((_room, 2));
        last.Heard.Select(said => said.Text).ShouldBe(["When do you open?", "When do you open?"]);
    }

    [Fact]
    public async Task WhatWasHeardBeforeTheLineBroke_IsKnownToTheCallThatGoesOn()
    {
        await SaidAsync(_room, Speaker.Agent, "Hello", turn: 0);
        await SaidAsync(_room, Speaker.Caller, "Book me in", turn: 1);
        await SaidAsync(_room, Speaker.Caller, "for Friday.", turn: 1);
        await SaidAsync(_room, Speaker.Agent, "Friday at", turn: 1, isInterrupted: true);
        _server.Conversation.End(_room, HangUpReason.CallerLeft);

        await ReturnAsync("ann");

        _server.Conversation.Sessions.Last().Resumes.ShouldNotBeNull().Heard.ShouldBe(
            [new Utterance(Speaker.Agent, "Hello"), new Utterance(Speaker.Caller, "Book me in for Friday."), new Utterance(Speaker.Agent, "Friday at", Interrupted: true)]);
    }

    [Fact]
    public async Task CallerWhoIsBackAfterAnotherVersionWasPublished_GoesOnWithTheOneTheyBeganWith()
    {
        _server.Conversation.End(_room, HangUpReason.CallerLeft);
        ((FakeAgents)_server.Get<IAgentCatalog>()).Newest = 2;

        (await ReturnAsync("ann")).ShouldBeTrue();

        _server.Conversation.Sessions.Last().Agent.Version.ShouldBe(1);
        await _server.OpenAsync(new { user_id = "bob" });
        _server.Conversation.Sessions.Last().Agent.Version.ShouldBe(2);
    }

    [Fact]
    public async Task CallerWhoIsBackBeforeTheCallHasEnded_IsNotForgotten()
    {
        var returning = ReturnAsync("ann");
        returning.IsCompleted.ShouldBeFalse("the call is still held");

        _server.Conversation.End(_room, HangUpReason.CallerLeft);

        (await returning).ShouldBeTrue();
        _server.Conversation.Sessions.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(HangUpReason.AgentEnded)]
    [InlineData(HangUpReason.TimedOut)]
    [InlineData(HangUpReason.Failed)]
    public async Task CallBroughtToItsEnd_IsOverForItsCaller(HangUpReason reason)
    {
        _server.Conversation.End(_room, reason);

        (await ReturnAsync("ann")).ShouldBeFalse();
        _server.Conversation.Sessions.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task SomebodyElse_MayComeInButIsNotTheCallersSuccessor()
    {
        _server.Conversation.End(_room, HangUpReason.CallerLeft);

        (await ReturnAsync("supervisor")).ShouldBeTrue();
        _server.Conversation.Sessions.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task RoomThatWasNeverACall_IsOpen() =>
        (await _server.Get<ICutOffCalls>().ReturnAsync("meeting", "ann", Cancellation)).ShouldBeTrue();

    private Task<bool> ReturnAsync(string identity) => _server.Get<ICutOffCalls>().ReturnAsync(_room, identity, Cancellation);

    private ValueTask SaidAsync(string call, Speaker speaker = Speaker.Caller, string text = "When do you open?", int turn = 1, bool isInterrupted = false) =>
        _server.HappenAsync(call, new CallEvent.Said(
            TimeSpan.FromSeconds(2), new TranscriptEntry(turn, speaker, text, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), isInterrupted, true, [])));
}
