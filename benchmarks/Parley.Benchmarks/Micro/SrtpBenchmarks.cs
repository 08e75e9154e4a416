using BenchmarkDotNet.Attributes;
using Parley.WebRtc;

namespace Parley.Benchmarks.Micro;

/// <summary>One 20 ms Opus packet of 80 bytes, protected and opened.</summary>
[MemoryDiagnoser]
public class SrtpBenchmarks
{
    private const int HeaderLength = 12;
    private const int PayloadLength = 80;

    private readonly byte[] _buffer = new byte[1500];
    private readonly byte[] _plain = new byte[HeaderLength + PayloadLength];
    private SrtpSender _sender = null!;
    private SrtpReceiver _receiver = null!;
    private ushort _sequence;

    [Params(nameof(SrtpProfile.AeadAes128Gcm), nameof(SrtpProfile.Aes128CmHmacSha1Tag80))]
    public string Profile { get; set; } = "";

    [GlobalSetup]
    public void Begin()
    {
        var profile = Enum.Parse<SrtpProfile>(Profile);
        var keys = new SrtpKeys(profile, new byte[SrtpKeys.KeyLength], new byte[SrtpKeys.SaltLength(profile)]);
        (_sender, _receiver) = (new SrtpSender(keys), new SrtpReceiver(keys));
        Random.Shared.NextBytes(_plain);
        _plain[0] = 0x80;
        _plain[1] = 111;
    }

    [Benchmark]
    public int Protect() => Next();

    [Benchmark]
    public int ProtectAndOpen() => _receiver.OpenRtp(_buffer.AsSpan(0, Next()), HeaderLength);

    [GlobalCleanup]
    public void End()
    {
        _sender.Dispose();
        _receiver.Dispose();
    }

    private int Next()
    {
        _plain.CopyTo(_buffer, 0);
        _sequence++;
        _buffer[2] = (byte)(_sequence >> 8);
        _buffer[3] = (byte)_sequence;
        return _sender.ProtectRtp(_buffer, _plain.Length, HeaderLength);
    }
}
