namespace Parley.Rooms.Tests;

/// <summary>A temporary WAV file that holds a tone (16 kHz, mono), and tones as samples.</summary>
internal sealed class ToneFile : IDisposable
{
    private const int Rate = 16_000;

    public ToneFile(double hertz, int seconds) => File.WriteAllBytes(Path, Wav(Samples(Rate, seconds * Rate, hertz)));

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"parley-{Guid.NewGuid():N}.wav");

    public static short[] Samples(int rate, int count, double hertz) =>
        [.. Enumerable.Range(0, count).Select(index => (short)(14_000 * Math.Sin(2 * Math.PI * hertz * index / rate)))];

    public void Dispose() => File.Delete(Path);

    private static byte[] Wav(short[] samples)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write("RIFF"u8);
        writer.Write(36 + samples.Length * 2);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(Rate);
        writer.Write(Rate * 2);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(samples.Length * 2);
        foreach (var sample in samples)
            writer.Write(sample);
        return bytes.ToArray();
    }
}
