using System.Net;
using System.Net.Sockets;

namespace Parley.Scenarios.Hosting;

/// <summary>Until callers and staff have identities, who can reach the server is who may use it.</summary>
public sealed class BoundAddressTests
{
    /// <summary>This machine's too, on Linux, but not the one the server listens on.</summary>
    private static readonly IPAddress Other = IPAddress.Parse("127.0.0.2");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_ToldNothing_IsReachedFromThisMachineAlone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc.");
        await using var server = await ParleyProcess.StartAsync();
        var sockets = ListeningSockets.Of(server.ProcessId);
        sockets.Select(socket => socket.Protocol[..3]).Distinct().ShouldBe(["tcp", "udp"]);
        sockets.Select(socket => socket.Local.Port).ShouldBeSubsetOf([server.Address.Port, server.MediaPort, server.MediaTcpPort]);
        sockets.ShouldAllBe(socket => IPAddress.IsLoopback(socket.Local.Address));
        foreach (var port in (int[])[server.Address.Port, server.MediaTcpPort])
            (await Should.ThrowAsync<SocketException>(() => ConnectAsync(port))).SocketErrorCode.ShouldBe(SocketError.ConnectionRefused);
        (await server.StopAsync()).ShouldBe(0);
        server.Output.ShouldContain("Only this machine can reach it");
    }

    [Fact]
    public async Task Server_OpenedToOthers_IsReachedAndWarns()
    {
        await using var server = await ParleyProcess.StartAsync(null, null, "--bind", "0.0.0.0");
        await ConnectAsync(server.Address.Port);
        (await server.StopAsync()).ShouldBe(0);
        server.Output.ShouldContain("Warning: whoever reaches 0.0.0.0 can place calls and read every record; there are no identities yet.");
        server.Output.ShouldNotContain("Only this machine can reach it");
    }

    private static async Task ConnectAsync(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(Other, port), Cancellation);
    }
}
