using Parley.Calls;
using Parley.Dialogue;
using Parley.Testing.Conversation;

namespace Parley.Conversation.Tests;

/// <summary>Replies that are begun before their turn is over.</summary>
public sealed class CallAheadTests
{
    [Fact]
    public void SlowReply_BegunAhead_IsHeardSooner()
    {
        var without = FirstText(ahead: false);
        var with = FirstText(ahead: true);
        // The final words are there 60 ms before the turn is committed.
        (without - with).ShouldBeInRange(TimeSpan.FromMilliseconds(40), TimeSpan.FromMilliseconds(200));
    }

    [Fact]
    public void CallerGoesOn_WhatWasBegunIsDroppedAndTheWholeAnswered()
    {
        using var call = NewCall();
        call.Options = new ConversationOptions { Turns = new() { MinimumEndpointing = TimeSpan.FromMilliseconds(700) } };
        var paused = call.Speak(1, "when are you open");
        call.Caller.Speak(paused + TimeSpan.FromMilliseconds(400), "on Sundays then");
        call.CallerLeavesAt(6);
        call.Run();
        call.Ahead!.Noted.ShouldBe(
            ["begun 1: when are you open", "dropped", "begun 1: when are you open on Sundays then", "used", "disposed"]);
        call.Transcript[^1].ShouldBe("Agent: From nine to five.");
    }

    [Fact]
    public void EveryReply_IsAskedForWithTheCallersRoles()
    {
        using var call = NewCall();
        call.Roles = ["nurse"];
        call.Speak(1, "when are you open");
        call.CallerLeavesAt(6);
        call.Run();
        call.Replies.Requests.ShouldNotBeEmpty();
        call.Replies.Requests.ShouldAllBe(request => request.ToolScope.Roles.Contains("nurse"));
    }

    [Fact]
    public void Resumed_TheDialogueSpeaksFirstUnderItsOwnCall()
    {
        using var call = NewCall();
        call.Greeting = "Welcome to the clinic.";
        Utterance[] heard = [new(Speaker.Agent, "Which day?"), new(Speaker.Caller, "friday")];
        call.Resumes = new ResumedCall(new CallId("call_before"), 3) { Heard = heard };
        call.Speak(3, "yes please");
        call.CallerLeavesAt(6);
        call.Run();
        call.Replies.Requests.Select(request => (request.Call.Id.Value, request.Turn, request.IsResumption)).Distinct()
            .ShouldBe([("call_before", 0, true), ("call_before", 4, false)]);
        call.Replies.Requests.ShouldAllBe(request => request.Earlier.SequenceEqual(heard) && !request.History.Contains(heard[1]));
        call.Ahead!.Call!.Id.Value.ShouldBe("call_before");
        call.Transcript[0].ShouldBe("Agent: From nine to five.");
    }

    private static TimeSpan FirstText(bool ahead)
    {
        using var call = NewCall();
        if (!ahead)
            call.Ahead = null;
        call.Replies.FirstTokenDelay = TimeSpan.FromMilliseconds(400);
        call.Speak(1, "when are you open");
        call.CallerLeavesAt(6);
        call.Run();
        call.Transcript.ShouldBe(["Caller: when are you open", "Agent: From nine to five."]);
        return call.Latencies.ShouldHaveSingleItem().FirstReplyToken!.Value;
    }

    private static TestCall NewCall()
    {
        var call = new TestCall();
        call.Replies.Says("From nine to five.");
        call.Ahead = new AheadReplies(call.Replies);
        return call;
    }
}
