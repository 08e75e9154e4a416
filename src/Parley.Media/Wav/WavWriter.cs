using Parley.Audio;

namespace Parley.Media;

public sealed class WavWriter : IDisposable
{
    public WavWriter(string path, AudioFormat format) => throw new NotImplementedException();

    public void Write(ReadOnlySpan<short> samples) => throw new NotImplementedException();

    public void Flush() => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}
