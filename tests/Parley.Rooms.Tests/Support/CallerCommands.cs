using System.Text.Json;

namespace Parley.Rooms.Tests;

/// <summary>What tests have callers do.</summary>
internal static class CallerCommands
{
    /// <summary>Repeats a command whose packet may get lost until somebody tells of it.</summary>
    public static async Task<JsonElement> RepeatUntilAsync(this ICaller caller, string command, Task<JsonElement> told, CancellationToken cancellationToken)
    {
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        do
            await caller.TellAsync(command);
        while (await again.WaitForNextTickAsync(cancellationToken) && !told.IsCompleted);
        return await told;
    }

    /// <summary>Waits until a caller is told that somebody speaks.</summary>
    public static Task<JsonElement> SeeSpeakingAsync(this ICaller caller, string identity, CancellationToken cancellationToken) =>
        caller.WaitAsync("speakers", cancellationToken, told => told.GetProperty("identities").EnumerateArray().Any(one => one.GetString() == identity));
}
