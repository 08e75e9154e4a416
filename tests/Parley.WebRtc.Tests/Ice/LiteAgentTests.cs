using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Parley.WebRtc.Tests;

public sealed class LiteAgentTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly FakeNetwork _network = new();
    private readonly LiteAgent _agent;
    private readonly IceCredentials _remote = IceCredentials.Create();
    private readonly FakePath _path = new(1001);

    public LiteAgentTests()
    {
        _agent = new LiteAgent(new SteadyClock(_time), _network);
        _agent.SetRemote(_remote, isControlling: false);
    }

    public ValueTask DisposeAsync() => _network.DisposeAsync();

    [Fact]
    public void Check_Authentic_IsAnsweredWithItsAddress()
    {
        Check(_path, nominate: false);

        StunMessage.TryParse(_path.Sent.ShouldHaveSingleItem(), out var answer).ShouldBeTrue();
        answer.Type.ShouldBe(StunType.BindingSuccess);
        answer.MappedAddress.ShouldBe(new IPEndPoint(IPAddress.Loopback, 1001));
        answer.HasValidIntegrity(_agent.Local.Key).ShouldBeTrue();
        _network.Learned.ShouldBe([_path]);
        _agent.Health.ShouldBe(IceHealth.Checking);
    }

    [Fact]
    public void Check_WithAWrongPassword_GetsNoAnswer()
    {
        Check(_path, nominate: true, password: "not the password at all");

        _path.Sent.ShouldBeEmpty();
        _network.Learned.ShouldBeEmpty();
        _agent.Path.ShouldBeNull();
    }

    [Fact]
    public void Check_OfAControlledPeer_IsTurnedAround()
    {
        Check(_path, nominate: false, role: StunType.IceControlled);

        StunMessage.TryParse(_path.Sent.ShouldHaveSingleItem(), out var answer).ShouldBeTrue();
        answer.ErrorCode.ShouldBe(StunType.RoleConflict);
    }

    [Fact]
    public void Nominations_TheLastOne_Wins()
    {
        var later = new FakePath(1002);
        Check(_path, nominate: true);
        Check(later, nominate: false);
        _agent.Path.ShouldBe(_path);

        Check(later, nominate: true);

        _agent.Path.ShouldBe(later);
        _agent.Health.ShouldBe(IceHealth.Connected);
    }

    [Fact]
    public void Silence_DisconnectsThenFails_AndASignOfLifeMends()
    {
        Check(_path, nominate: true);
        _time.Advance(TimeSpan.FromSeconds(5));
        _agent.Health.ShouldBe(IceHealth.Disconnected);
        _agent.Heard();
        _agent.Health.ShouldBe(IceHealth.Connected);
        _time.Advance(TimeSpan.FromSeconds(20));
        _agent.Health.ShouldBe(IceHealth.Failed);
    }

    [Fact]
    public void NoCheckAtAll_Fails()
    {
        _time.Advance(TimeSpan.FromSeconds(19));
        _agent.Health.ShouldBe(IceHealth.Checking);
        _time.Advance(TimeSpan.FromSeconds(1));
        _agent.Health.ShouldBe(IceHealth.Failed);
    }

    [Fact]
    public void Restart_KeepsTheOldCredentialsUntilTheNewOnesAreNominated()
    {
        Check(_path, nominate: true);
        var old = _agent.Local;
        var renewed = _agent.Restart();
        renewed.ShouldNotBe(old);
        _agent.SetRemote(IceCredentials.Create(), isControlling: false);

        Check(_path, nominate: true, credentials: old);
        _path.Sent.Count.ShouldBe(2);
        _network.Ufrags.ShouldBe([old.Ufrag, renewed.Ufrag]);

        Check(_path, nominate: true);
        _network.Ufrags.ShouldBe([renewed.Ufrag]);
        Check(_path, nominate: true, credentials: old);
        _path.Sent.Count.ShouldBe(3);
    }

    private void Check(
        FakePath path, bool nominate, string? password = null, IceCredentials? credentials = null, ushort role = StunType.IceControlling)
    {
        credentials ??= _agent.Local;
        var buffer = new byte[512];
        var check = new StunWriter(buffer, StunType.BindingRequest, new byte[12]);
        check.Text(StunType.Username, $"{credentials.Ufrag}:{_remote.Ufrag}");
        check.Number(StunType.Priority, 1u);
        check.Number(role, 1ul);
        if (nominate)
            check.Flag(StunType.UseCandidate);
        var length = check.Finish(password is null ? credentials.Key : System.Text.Encoding.UTF8.GetBytes(password));
        _agent.OnStun(path, buffer.AsSpan(0, length));
    }
}
