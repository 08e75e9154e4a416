using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Parley.WebRtc;

/// <summary>Accepts connections, one after the other. Where the system has no descriptor left it waits a little: asked again at once, it would only be busy.</summary>
/// <param name="accept">Waits for the next one.</param>
/// <param name="take">Called with each; owns it.</param>
internal sealed partial class AcceptLoop(Func<CancellationToken, ValueTask<Socket>> accept, Action<Socket> take, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan BackOff = TimeSpan.FromMilliseconds(100);

    private bool _told;

    /// <summary>Runs until cancelled or the listener is gone; does not throw then.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (await NextAsync(cancellationToken).ConfigureAwait(false) is { } socket)
                    take(socket);
                else
                    await Task.Delay(BackOff, clock, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is ObjectDisposedException or OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <returns>Null where there is none, and may be none for a while.</returns>
    private async ValueTask<Socket?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await accept(cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException fault)
        {
            if (!_told)
                LogRefused(fault);
            _told = true;
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A media connection over TCP could not be accepted; this is told once")]
    private partial void LogRefused(SocketException fault);
}
