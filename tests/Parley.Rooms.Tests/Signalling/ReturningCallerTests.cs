using System.Net;
using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Parley.Calls;
using Parley.Rooms.Protocol;
using Parley.Tenancy;
using Response = Parley.Rooms.Protocol.SignalResponse.MessageOneofCase;

namespace Parley.Rooms.Tests;

/// <summary>Nobody who comes for an agent is left alone in a room: it is seated again, or they are told that the call is over.</summary>
public sealed class ReturningCallerTests : IAsyncLifetime, ICutOffCalls
{
    private static readonly AgentPlacement Placement = new(new TenantContext(TenantId.Parse("clinic_123")), new CallId("call_1"), "clinic", "Assistant", "ana");

    private RoomsTestHost _host = null!;
    private ICallTransport _agent = null!;
    private ICallTransport? _successor;
    private bool _over;
    private int _asked;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await RoomsTestHost.StartAsync(configure: services => services.AddSingleton<ICutOffCalls>(this));
        _agent = await _host.Agents.SeatAsync(Placement, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _agent.DisposeAsync();
        if (_successor is not null)
            await _successor.DisposeAsync();
        await _host.DisposeAsync();
    }

    async Task<bool> ICutOffCalls.ReturnAsync(string room, string identity, CancellationToken cancellationToken)
    {
        _asked++;
        if (!_over)
            _successor = await _host.Agents.SeatAsync(Placement with { Call = new CallId("call_2") }, cancellationToken);
        return !_over;
    }

    [Fact]
    public async Task Caller_WhoseAgentWaits_IsLetInAsItIs()
    {
        using var client = await SignalClient.ConnectAsync(_host, _host.TokenFor("ana", "clinic"));

        (await client.ReceiveAsync(Response.Join)).Join.OtherParticipants.ShouldHaveSingleItem();
        _asked.ShouldBe(0);
    }

    /// <summary>LiveKit's Rust core says goodbye before it joins anew, where it could not resume.</summary>
    [Fact]
    public async Task Caller_WhoLeavesAndJoinsAtOnce_FindsAnAgentThatIsTheirs()
    {
        using (var first = await SignalClient.ConnectAsync(_host, _host.TokenFor("ana", "clinic")))
        {
            await first.ReceiveAsync(Response.Join);
            await first.SendAsync(new SignalRequest { Leave = new LeaveRequest { Reason = DisconnectReason.ClientInitiated } });
            await first.DrainAsync();
        }

        using var again = await SignalClient.ConnectAsync(_host, _host.TokenFor("ana", "clinic"));
        // The agent that was left goes when its call has ended, which may be now.
        await _agent.HangUpAsync(HangUpReason.CallerLeft, Cancel);

        (await again.ReceiveAsync(Response.Join)).Join.OtherParticipants.ShouldContain(other => other.Identity == "agent-call_2");
        var room = _host.Directory.Find("clinic")!;
        (await room.Mailbox.AskAsync(() => room.Participants.Select(one => one.Identity).Order().ToArray(), Cancel)).ShouldBe(["agent-call_2", "ana"]);
    }

    [Fact]
    public async Task Caller_OfACallThatIsOver_IsRefusedForGood()
    {
        await _agent.HangUpAsync(HangUpReason.AgentEnded, Cancel);
        _over = true;

        await Should.ThrowAsync<WebSocketException>(() => SignalClient.ConnectAsync(_host, _host.TokenFor("ana", "clinic")));

        using var http = _host.CreateClient();
        using var told = await http.GetAsync($"/rtc/validate?access_token={_host.TokenFor("ana", "clinic")}", Cancel);
        (told.StatusCode, await told.Content.ReadAsStringAsync(Cancel)).ShouldBe((HttpStatusCode.NotFound, "the call is over"));
    }

    /// <summary>A person who took over needs no agent.</summary>
    [Fact]
    public async Task Caller_WhomAPersonWaitsFor_IsLetIn()
    {
        using var person = await SignalClient.ConnectAsync(_host, _host.TokenFor("nurse", "clinic"));
        await person.ReceiveAsync(Response.Join);
        await _agent.HangUpAsync(HangUpReason.AgentEnded, Cancel);
        _over = true;

        using var client = await SignalClient.ConnectAsync(_host, _host.TokenFor("ana", "clinic"));

        (await client.ReceiveAsync(Response.Join)).Join.OtherParticipants.ShouldHaveSingleItem().Identity.ShouldBe("nurse");
    }
}
