using Parley.Speech.Flite;

namespace Parley.Speech.Tests.Flite;

public sealed class FliteThreadTests
{
    [Fact]
    public async Task Thread_DisposedOfTwice_EndsOnceAndTakesNoMore()
    {
        var flite = new FliteThread();
        var started = new TaskCompletionSource<Thread>(TaskCreationOptions.RunContinuationsAsynchronously);
        flite.Post(() => started.SetResult(Thread.CurrentThread));
        var thread = await started.Task;
        flite.Dispose();
        thread.Join();
        flite.Dispose();
        Should.Throw<SpeechEngineException>(() => flite.Post(() => { }));
    }
}
