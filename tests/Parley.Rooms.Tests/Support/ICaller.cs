using System.Text.Json;

namespace Parley.Rooms.Tests;

/// <summary>A caller on one of LiveKit's own SDKs: it obeys commands and tells what it sees and hears.</summary>
internal interface ICaller : IAsyncDisposable
{
    /// <summary>All it told so far that a wait has come past; JSON.</summary>
    IReadOnlyList<string> Seen { get; }

    Task TellAsync(string command);

    /// <summary>Waits for an event, skipping others.</summary>
    /// <exception cref="TimeoutException">It did not come; with all that came instead.</exception>
    Task<JsonElement> WaitAsync(string wanted, CancellationToken cancellationToken, Func<JsonElement, bool>? also = null);
}
