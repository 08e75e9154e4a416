using Parley.Media;
using Parley.Scenarios.Dialogue;
using Parley.Scenarios.Hosting;

namespace Parley.Scenarios.Faults;

/// <summary>The machine loses power in the middle of a call.</summary>
[Collection(Alone.Name)]
public sealed class KilledProcessTests
{
    private const double AudibleDecibels = -50;

    [Fact]
    public async Task Call_ServerKilled_IsListedAsEndedAbnormallyWithItsRecording()
    {
        await using var first = await ParleyProcess.StartAsync();
        await using var caller = await FaultyCaller.JoinAsync(first);
        var report = await caller.TalkAsync("Where are you located?");
        report.Answered.ShouldBeTrue(first.Output);
        var greeted = caller.Ear.SoundAfter(TimeSpan.Zero).ShouldNotBeNull();

        var lasted = caller.Client.Position - greeted;
        await first.KillAsync();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(first.Data, "parley.db")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await using var second = await ParleyProcess.StartAsync(first.Data);

        var call = await second.GetAsync($"/v1/calls/{caller.Ticket.SessionId}");
        call.GetProperty("status").GetString().ShouldBe("ended_abnormally");
        await using var stream = await second.Http.GetStreamAsync(
            new Uri($"/v1/calls/{caller.Ticket.SessionId}/recording", UriKind.Relative), TestContext.Current.CancellationToken);
        var recording = await ReadAsync(stream);
        // Both clocks run from the greeting's first sound, so that when a call begins does not enter into it.
        (lasted - (recording.Duration - OnsetOfAgent(recording))).ShouldBeLessThan(TimeSpan.FromSeconds(1));
        second.Output.ShouldContain("ended abnormally");
    }

    [Fact]
    public async Task Call_ServerKilledWhileANumberIsSaid_KeepsWhatWasSaidWithoutIt()
    {
        await using var first = await ParleyProcess.StartAsync();
        await using var caller = await ReactingCaller.CallAsync(first);
        await caller.ListenAsync();
        await caller.TypeAsync("It is 4539 1488");
        await caller.ListenAsync();
        // Answered once all that has happened so far is stored.
        (await TextsAsync(first, caller.Ticket.SessionId)).ShouldNotContain(text => text.StartsWith("It is", StringComparison.Ordinal), caller.Talk);

        await first.KillAsync();
        await using var second = await ParleyProcess.StartAsync(first.Data);

        (await TextsAsync(second, caller.Ticket.SessionId)).ShouldContain("It is [number]", caller.Talk);
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(ParleyProcess server, string call) =>
        [.. (await server.GetAsync($"/v1/calls/{call}/transcript")).GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("text").GetString()!)];

    private static async Task<WavFile> ReadAsync(Stream stream)
    {
        using var whole = new MemoryStream();
        await stream.CopyToAsync(whole, TestContext.Current.CancellationToken);
        whole.Position = 0;
        return WavFile.Read(whole);
    }

    private static TimeSpan OnsetOfAgent(WavFile recording)
    {
        recording.Format.Channels.ShouldBe(2);
        var right = recording.Samples.Where((_, index) => index % 2 == 1).ToArray();
        var step = recording.Format.SampleRate / 50;
        for (var at = 0; at + step <= right.Length; at += step)
            if (AudioLevel.Measure(right.AsSpan(at, step)).Rms >= AudibleDecibels)
                return TimeSpan.FromSeconds((double)at / recording.Format.SampleRate);
        throw new InvalidDataException("The agent is not heard in the recording.");
    }
}
