using BenchmarkDotNet.Attributes;
using Parley.Media;

namespace Parley.Benchmarks.Micro;

/// <summary>One 20 ms frame of voice-like sound: 16 kHz is what calls use with a voice of that rate, 48 kHz what Opus knows best.</summary>
[MemoryDiagnoser]
public class OpusBenchmarks
{
    private short[] _frame = [];
    private readonly short[] _decoded = new short[5760];
    private readonly byte[] _packet = new byte[1500];
    private readonly byte[] _encoded = new byte[1500];
    private OpusEncoder _encoder = null!;
    private OpusDecoder _decoder = null!;
    private int _length;

    [Params(16_000, 48_000)]
    public int Rate { get; set; }

    [GlobalSetup]
    public void Begin()
    {
        (_encoder, _decoder) = (new OpusEncoder(new OpusEncoderOptions { SampleRate = Rate }), new OpusDecoder(Rate));
        _frame = new short[Rate / 50];
        for (var index = 0; index < _frame.Length; index++)
            _frame[index] = (short)(8000 * Math.Sin(index * 2 * Math.PI * 200 / Rate) * (1 + Math.Sin(index * 533.0 / Rate)) / 2);
        _length = _encoder.Encode(_frame, _packet);
    }

    [Benchmark]
    public int Encode() => _encoder.Encode(_frame, _encoded);

    [Benchmark]
    public int Decode() => _decoder.Decode(_packet.AsSpan(0, _length), _decoded);

    [GlobalCleanup]
    public void End()
    {
        _encoder.Dispose();
        _decoder.Dispose();
    }
}
