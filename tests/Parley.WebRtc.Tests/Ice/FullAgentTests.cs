using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Parley.WebRtc.Tests;

public sealed class FullAgentTests : IStreamDialer, IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly FakeNetwork _network = new();
    private readonly FullAgent _agent;
    private readonly IceCredentials _remote = IceCredentials.Create();
    private readonly List<IPEndPoint> _dialled = [];

    public FullAgentTests()
    {
        _agent = new FullAgent(new SteadyClock(_time), _network, this);
        _agent.SetRemote(_remote, isControlling: true);
    }

    void IStreamDialer.Dial(IReadOnlyList<IPEndPoint> remotes) => _dialled.AddRange(remotes);

    public ValueTask DisposeAsync() => _network.DisposeAsync();

    [Fact]
    public void Candidate_ThatAnswers_IsNominatedAndChosen()
    {
        AddCandidate(7);
        var path = _network.Paths[7];

        Answer(path, Run(TimeSpan.FromMilliseconds(50)));
        _agent.Path.ShouldBeNull();
        var nomination = Run(TimeSpan.FromMilliseconds(50));
        Parse(nomination, (in StunMessage message) => message.Has(StunType.UseCandidate)).ShouldBeTrue();
        Answer(path, nomination);

        _agent.Path.ShouldBe(path);
        _agent.Health.ShouldBe(IceHealth.Connected);
    }

    [Fact]
    public void Check_Unanswered_IsRepeatedWithTheSameTransaction()
    {
        AddCandidate(7);
        Run(TimeSpan.FromSeconds(3));

        var sent = _network.Paths[7].Sent;
        sent.Count.ShouldBeInRange(10, 20);
        sent.Select(check => Convert.ToHexString(check, 8, 12)).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void Answer_WithAWrongKeyOrFromElsewhere_CountsForNothing()
    {
        AddCandidate(7);
        AddCandidate(8);
        var check = Run(TimeSpan.FromMilliseconds(50), 7);

        Answer(_network.Paths[7], check, IceCredentials.Create());
        Answer(_network.Paths[8], check);
        Run(TimeSpan.FromSeconds(1), 7);

        _network.Paths[7].Sent.Any(sent => Parse(sent, (in StunMessage message) => message.Has(StunType.UseCandidate))).ShouldBeFalse();
    }

    [Fact]
    public void ChosenPair_ThatFallsSilent_GivesWayToAnother()
    {
        AddCandidate(7);
        AddCandidate(8);
        var first = _network.Paths[7];
        Answer(first, Run(TimeSpan.FromMilliseconds(20), 7));
        Answer(first, Run(TimeSpan.FromMilliseconds(20), 7));
        _agent.Path.ShouldBe(first);
        var second = _network.Paths[8];

        Run(TimeSpan.FromSeconds(6), 8);
        _agent.Health.ShouldBe(IceHealth.Disconnected);
        Answer(second, second.Sent[^1]);
        Answer(second, Run(TimeSpan.FromMilliseconds(20), 8));

        _agent.Path.ShouldBe(second);
        _agent.Health.ShouldBe(IceHealth.Connected);
    }

    [Fact]
    public void Streams_AreDialledOnlyWhenDatagramsGetNoAnswer()
    {
        AddCandidate(7);
        _agent.AddRemoteCandidate(IceCandidate.Host("t", 1, "tcp", 1, IPAddress.Loopback, 9, "passive"));
        Run(TimeSpan.FromMilliseconds(500));
        _dialled.ShouldBeEmpty();

        Run(TimeSpan.FromMilliseconds(300));

        _dialled.ShouldBe([new IPEndPoint(IPAddress.Loopback, 9)]);
    }

    [Fact]
    public void RoleConflict_TurnsTheRoleAround()
    {
        AddCandidate(7);
        var path = _network.Paths[7];
        var check = Run(TimeSpan.FromMilliseconds(50));
        var buffer = new byte[256];
        var answer = new StunWriter(buffer, StunType.BindingError, check.AsSpan(8, 12));
        answer.Error(StunType.RoleConflict, "Role Conflict");
        _agent.OnStun(path, buffer.AsSpan(0, answer.Finish(_remote.Key)));

        Parse(Run(TimeSpan.FromMilliseconds(50)), (in StunMessage message) => message.TieBreaker(StunType.IceControlled) is not null).ShouldBeTrue();
    }

    private void AddCandidate(int port) =>
        _agent.AddRemoteCandidate(IceCandidate.Host("u", 1, "udp", 1, IPAddress.Loopback, port));

    // Lets time pass in small steps; the last packet sent to the port.
    private byte[] Run(TimeSpan time, int port = 7)
    {
        for (var step = TimeSpan.Zero; step < time; step += TimeSpan.FromMilliseconds(10))
        {
            _agent.Advance();
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }
        return _network.Paths[port].Sent[^1];
    }

    private void Answer(FakePath path, byte[] check, IceCredentials? signer = null)
    {
        var buffer = new byte[256];
        var answer = new StunWriter(buffer, StunType.BindingSuccess, check.AsSpan(8, 12));
        answer.MappedAddress(path.Remote);
        _agent.OnStun(path, buffer.AsSpan(0, answer.Finish((signer ?? _remote).Key)));
    }

    private static bool Parse(byte[] packet, MessagePredicate predicate) =>
        StunMessage.TryParse(packet, out var message) && predicate(message);

    private delegate bool MessagePredicate(in StunMessage message);
}
