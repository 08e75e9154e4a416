using System.Net;

namespace Parley.WebRtc.Tests;

internal sealed class FakeNetwork : IPeerNetwork
{
    public List<string> Ufrags { get; } = [];

    public List<INetworkPath> Learned { get; } = [];

    public Dictionary<int, FakePath> Paths { get; } = [];

    public IEnumerable<IceCandidate> HostCandidates => [];

    public void Listen(string ufrag) => Ufrags.Add(ufrag);

    public void Forget(string ufrag) => Ufrags.Remove(ufrag);

    public void Learn(INetworkPath path) => Learned.Add(path);

    public IEnumerable<INetworkPath> UdpPathsTo(IPEndPoint remote)
    {
        if (!Paths.TryGetValue(remote.Port, out var path))
            Paths[remote.Port] = path = new FakePath(remote.Port);
        return [path];
    }

    public Task<INetworkPath?> ConnectAsync(IPEndPoint remote, CancellationToken cancellationToken) => Task.FromResult<INetworkPath?>(null);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
