using Parley.Calls;
using Parley.Dialogue;
using Parley.Storage.Dialogue;
using static Parley.Storage.Tests.StorageFixture;

namespace Parley.Storage.Tests;

public sealed class DialogueStatesTests
{
    private static readonly CallContext Call = new(new CallId("call_1"), Clinic, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task State_OutlivesARestart()
    {
        await using var storage = await StorageFixture.StartAsync();
        var states = storage.Get<IDialogueStateStore>();
        (await states.LoadAsync(Call, Cancellation)).ShouldBeNull();
        (await states.TrySaveAsync(Call, new StoredDialogue(1, 0, """{"a":1}"""), Cancellation)).ShouldBeTrue();
        await storage.StopAsync();

        await using var again = await StorageFixture.StartAsync(storage.Folder);
        (await again.Get<IDialogueStateStore>().LoadAsync(Call, Cancellation)).ShouldBe(new StoredDialogue(1, 0, """{"a":1}"""));
    }

    [Fact]
    public async Task Rehearsal_LeavesNothingBehind()
    {
        await using var storage = await StorageFixture.StartAsync();

        await storage.Get<DialogueStates>().RehearseAsync(Call, Cancellation);

        (await storage.Get<IDialogueStateStore>().LoadAsync(Call, Cancellation)).ShouldBeNull();
        (await storage.Get<IDialogueStateStore>().TrySaveAsync(Call, new StoredDialogue(1, 1, "first"), Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public async Task Turn_KeepsItsLastStateForThoseAfterIt()
    {
        await using var storage = await StorageFixture.StartAsync();
        var states = storage.Get<IDialogueStateStore>();
        foreach (var (revision, turn) in new[] { (1, 0), (2, 1), (3, 1), (4, 2) })
            (await states.TrySaveAsync(Call, new StoredDialogue(revision, turn, $"state {revision}"), Cancellation)).ShouldBeTrue();

        (await states.LoadAsync(Call, Cancellation))!.State.ShouldBe("state 4");
        (await states.LoadBeforeAsync(Call, 2, Cancellation))!.State.ShouldBe("state 3");
        (await states.LoadBeforeAsync(Call, 1, Cancellation))!.State.ShouldBe("state 1");
        (await states.LoadBeforeAsync(Call, 0, Cancellation)).ShouldBeNull();

        // Turn 2 taken again: its new state replaces the old one.
        (await states.TrySaveAsync(Call, new StoredDialogue(5, 2, "state 5"), Cancellation)).ShouldBeTrue();
        (await states.LoadAsync(Call, Cancellation))!.State.ShouldBe("state 5");
        (await states.LoadBeforeAsync(Call, 2, Cancellation))!.State.ShouldBe("state 3");
    }

    [Fact]
    public async Task StepOnTopOfAnOldOne_IsRefused()
    {
        await using var storage = await StorageFixture.StartAsync();
        var states = storage.Get<IDialogueStateStore>();
        await states.TrySaveAsync(Call, new StoredDialogue(1, 0, "a"), Cancellation);
        (await states.TrySaveAsync(Call, new StoredDialogue(1, 0, "b"), Cancellation)).ShouldBeFalse();
        (await states.TrySaveAsync(Call, new StoredDialogue(3, 1, "c"), Cancellation)).ShouldBeFalse();
        (await states.LoadAsync(Call, Cancellation))!.State.ShouldBe("a");
    }

    [Fact]
    public async Task ManyAtOnce_OneWinsEachRevision()
    {
        await using var storage = await StorageFixture.StartAsync();
        var states = storage.Get<IDialogueStateStore>();
        for (var revision = 1; revision <= 10; revision++)
        {
            var next = revision;
            var saved = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(
                async () => await states.TrySaveAsync(Call, new StoredDialogue(next, next, $"{i}"), Cancellation), Cancellation)));
            saved.Count(won => won).ShouldBe(1);
        }
    }

    [Fact]
    public async Task StateOfOneTenant_ForAnother_DoesNotExist()
    {
        await using var storage = await StorageFixture.StartAsync();
        var states = storage.Get<IDialogueStateStore>();
        await states.TrySaveAsync(Call, new StoredDialogue(1, 0, "secret"), Cancellation);
        (await states.LoadAsync(Call with { Tenant = Other }, Cancellation)).ShouldBeNull();
        (await states.TrySaveAsync(Call with { Tenant = Other }, new StoredDialogue(1, 0, "own"), Cancellation)).ShouldBeTrue();
        (await states.LoadAsync(Call, Cancellation))!.State.ShouldBe("secret");
    }
}
