using System.Collections.Concurrent;

namespace Parley.WebRtc.Tests;

/// <summary>Records what a peer tells and lets a test wait for it.</summary>
internal sealed class PeerProbe : IPeerObserver, IRtpSink
{
    private readonly Lock _lock = new();
    private readonly List<(Func<bool> Condition, TaskCompletionSource Done)> _waiting = [];

    public ConcurrentQueue<PeerState> States { get; } = [];

    public ConcurrentQueue<DataChannel> Channels { get; } = [];

    public ConcurrentQueue<(byte[] Payload, uint Timestamp, byte? Level)> Packets { get; } = [];

    public ConcurrentQueue<string> Messages { get; } = [];

    public PeerState Last => States.LastOrDefault(PeerState.New);

    public void OnStateChanged(PeerConnection peer, PeerState state)
    {
        States.Enqueue(state);
        Look();
    }

    public void OnDataChannelOpen(PeerConnection peer, DataChannel channel)
    {
        channel.MessageReceived = (message, _) =>
        {
            Messages.Enqueue(System.Text.Encoding.UTF8.GetString(message.Span));
            Look();
        };
        Channels.Enqueue(channel);
        Look();
    }

    public void OnRtp(in RtpPacket packet)
    {
        Packets.Enqueue((packet.Payload.ToArray(), packet.Timestamp, packet.AudioLevel));
        Look();
    }

    public async Task UntilAsync(Func<bool> condition, TimeSpan? patience = null)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
            _waiting.Add((condition, done));
        Look();
        await done.Task.WaitAsync(patience ?? TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    public Task UntilAsync(PeerState state, TimeSpan? patience = null) => UntilAsync(() => Last == state, patience);

    private void Look()
    {
        lock (_lock)
            foreach (var (condition, done) in _waiting)
                if (!done.Task.IsCompleted && condition())
                    done.TrySetResult();
    }
}
