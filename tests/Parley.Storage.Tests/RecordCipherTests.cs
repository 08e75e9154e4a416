using System.Security.Cryptography;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Storage.Encryption;
using static Parley.Storage.Tests.StorageFixture;

namespace Parley.Storage.Tests;

public sealed class RecordCipherTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sealed_OpensInItsPlaceOnly()
    {
        await using var storage = await StorageFixture.StartAsync();
        var cipher = storage.Get<RecordCipher>();
        var box = cipher.Seal("078-05-1120", "dialogue/clinic_123/call_1");
        box.ShouldNotContain("078-05");
        cipher.Seal("078-05-1120", "dialogue/clinic_123/call_1").ShouldNotBe(box, "no two alike");
        cipher.Open(box, "dialogue/clinic_123/call_1").ShouldBe("078-05-1120");
        Should.Throw<CryptographicException>(() => cipher.Open(box, "dialogue/clinic_123/call_2"));
        cipher.Open("{}", "anything").ShouldBe("{}", "from before there was a seal");
    }

    [Fact]
    public async Task Dialogue_OutlivesARestartAndIsUnreadableMeanwhile()
    {
        var folder = Directory.CreateTempSubdirectory("parley-storage-").FullName;
        var call = new CallContext(CallId.New(TimeProvider.System), Clinic, TimeProvider.System);
        await using (var before = await StorageFixture.StartAsync(folder))
            (await before.Get<IDialogueStateStore>().TrySaveAsync(call, new StoredDialogue(1, 1, """{"ssn":"078-05-1120"}"""), Cancellation)).ShouldBeTrue();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            File.ReadAllBytes(file).AsSpan().IndexOf("078-05-1120"u8).ShouldBe(-1, file);
        await using (var after = await StorageFixture.StartAsync(folder))
            (await after.Get<IDialogueStateStore>().LoadAsync(call, Cancellation)).ShouldNotBeNull().State.ShouldBe("""{"ssn":"078-05-1120"}""");
        Directory.Delete(folder, recursive: true);
    }
}
