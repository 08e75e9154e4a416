using System.Runtime.InteropServices;
using CsCheck;
using Parley.Audio;

namespace Parley.Media.Tests;

public sealed class WavFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"parley-{Guid.NewGuid():N}.wav");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void WrittenFile_ReadBack_IsTheSame() =>
        Gen.Select(Gen.Int[8_000, 48_000], Gen.Int[1, 6], Gen.Short.Array[0, 3000]).Sample((rate, channels, samples) =>
        {
            var format = new AudioFormat(rate, channels);
            var whole = samples[..(samples.Length / channels * channels)];
            WavFile.Write(_path, format, whole);
            WavFile.Read(_path).ShouldBe(new WavFile(format, whole));
        }, iter: 50, threads: 1);

    [Fact]
    public void RealSpeech_IsRead()
    {
        foreach (var file in Directory.EnumerateFiles(Sound.FolderOrSkip(), "*.wav", SearchOption.AllDirectories))
        {
            var wav = WavFile.Read(file);
            wav.Duration.ShouldBeGreaterThan(TimeSpan.FromSeconds(0.2), file);
            AudioLevel.Measure(wav.Samples).Rms.ShouldBeInRange(-70, -5, file);
        }
    }

    [Fact]
    public void FloatFile_WithOddChunksAndAnOpenLength_IsRead()
    {
        float[] values = [0, 0.5f, -0.5f, 2, -2, float.NaN];
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.Latin1, leaveOpen: true))
        {
            writer.Write("RIFF\xFF\xFF\xFF\xFFWAVELIST\x03\0\0\0abc\0fmt \x10\0\0\0".Select(c => (byte)c).ToArray());
            writer.Write((short)3);
            writer.Write((short)2);
            writer.Write(22_050);
            writer.Write(22_050 * 8);
            writer.Write((short)8);
            writer.Write((short)32);
            writer.Write("data\xFF\xFF\xFF\xFF".Select(c => (byte)c).ToArray());
            writer.Write(MemoryMarshal.AsBytes<float>(values));
        }

        stream.Position = 0;
        WavFile.Read(stream).ShouldBe(new WavFile(new AudioFormat(22_050, 2), [0, 16384, -16384, 32767, -32768, 0]));
    }

    [Theory]
    [InlineData("", "shorter")]
    [InlineData("RIFF____WAVE", "no format")]
    [InlineData("OggS____________", "RIFF")]
    [InlineData("RIFF____WAVEdata\u0004\0\0\0abcd", "before its format")]
    [InlineData("RIFF____WAVEfmt \u0004\0\0\0abcd", "cut off")]
    [InlineData("RIFF____WAVEfmt \u0010\0\0\0\u0006\0\u0001\0\u0040\u001F\0\0\u0040\u001F\0\0\u0001\0\u0008\0", "encoding 6")]
    [InlineData("RIFF____WAVEfmt \u0010\0\0\0\u0001\0\0\0\u0040\u001F\0\0\u0040\u001F\0\0\u0002\0\u0010\0", "0 channels")]
    public void BadFile_IsRefusedWithAReason(string content, string reason)
    {
        using var stream = new MemoryStream([.. content.Select(c => (byte)c)]);
        Should.Throw<InvalidDataException>(() => WavFile.Read(stream)).Message.ShouldContain(reason);
    }

    [Fact]
    public void AnyBytes_AreReadOrRefused_NeverElse()
    {
        WavFile.Write(_path, new AudioFormat(8_000, 1), Sound.Sine(300, 8_000, 400));
        var good = File.ReadAllBytes(_path);
        Gen.Select(Gen.Int[0, 60], Gen.Byte, Gen.Int[0, 844]).Array[1, 6].Sample(changes =>
        {
            var bytes = good.ToArray();
            foreach (var (at, value, _) in changes)
                bytes[at] = value;
            using var stream = new MemoryStream(bytes, 0, Math.Min(bytes.Length, changes[0].Item3));
            try
            {
                _ = WavFile.Read(stream).Samples.Length;
            }
            catch (InvalidDataException)
            {
                // the only way to refuse
            }
        }, iter: 3000);
    }

    [Fact]
    public void Writer_AfterEveryFlush_LeavesAValidFile()
    {
        var format = new AudioFormat(16_000, 2);
        using var writer = new WavWriter(_path, format);
        WavFile.Read(_path).Samples.ShouldBeEmpty();
        for (var i = 1; i <= 5; i++)
        {
            writer.Write(new short[640]);
            writer.Flush();
            var copy = _path + ".copy";
            File.Copy(_path, copy, overwrite: true);
            File.ReadAllBytes(copy).Length.ShouldBe(44 + i * 1280);
            WavFile.Read(copy).Samples.Length.ShouldBe(640 * i);
            File.Delete(copy);
        }

        writer.Duration.ShouldBe(TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public void ToMono_MixesAndResamples()
    {
        var stereo = Sound.Sine(500, 44_100, 44_100).SelectMany(s => new[] { s, s }).ToArray();
        var mono = new WavFile(new AudioFormat(44_100, 2), stereo).ToMono(16_000);
        mono.Length.ShouldBe(16_000);
        Sound.LevelAt(mono.AsSpan(2000, 12_000), 500, 16_000).ShouldBe(-6.02, 0.1);
    }
}
