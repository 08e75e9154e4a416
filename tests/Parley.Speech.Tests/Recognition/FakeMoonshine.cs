using Parley.Speech.Moonshine;

namespace Parley.Speech.Tests.Recognition;

/// <summary>Stands for the models: runs what the test says on the scheduler's thread.</summary>
internal sealed class FakeMoonshine(Func<MoonshineSize, ReadOnlyMemory<float>, CancellationToken, string> transcribe) : IMoonshine
{
    public string Transcribe(MoonshineSize size, ReadOnlyMemory<float> samples, CancellationToken cancellationToken) =>
        transcribe(size, samples, cancellationToken);
}
