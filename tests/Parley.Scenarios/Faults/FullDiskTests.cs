using CliWrap;
using Parley.Scenarios.Hosting;
using Parley.Scenarios.Speech;

namespace Parley.Scenarios.Faults;

/// <summary>A disk that runs full in the middle of a call.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task Call_WhoseDiskRunsFull_IsHeldToItsEnd()
    {
        Assert.SkipUnless(await CanMountAsync(), "A small disk needs the right to mount one.");
        // The recording alone takes 64 KB a second: full within the first answer.
        await using var server = await ParleyProcess.StartOnSmallDiskAsync("1m");
        await using (var caller = await FaultyCaller.JoinAsync(server))
        {
            var report = await caller.AskAsync((Questions.Address, "Maple Street"), (Questions.Hours, "From Monday"), ("Are you open on Saturday?", "Saturday"));
            report.Answered.ShouldBeTrue(server.Output);
            report.Turns[0].Answer.ShouldContain("Maple Street", customMessage: report.Turns[0].Heard);
            report.Turns[2].Answer.ShouldContain("Saturday", customMessage: report.Turns[2].Heard);
        }

        server.Output.ShouldContain("the call goes on");
        // The next one is taken although nothing of it can be kept.
        await using var next = await FaultyCaller.JoinAsync(server);
        (await next.TalkAsync("Where are you located?")).Answered.ShouldBeTrue(server.Output);
        (await server.StopAsync()).ShouldBe(0, server.Output);
    }

    private static async Task<bool> CanMountAsync()
    {
        try
        {
            var tried = await CliWrap.Cli.Wrap("unshare")
                .WithArguments(["--mount", "--propagation", "private", "sh", "-c", "mount -t tmpfs -o size=64k tmpfs /mnt"])
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(TestContext.Current.CancellationToken);
            return tried.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
