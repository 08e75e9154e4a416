using BenchmarkDotNet.Attributes;
using Parley.Media;

namespace Parley.Benchmarks.Micro;

/// <summary>One 20 ms frame of voice-like sound.</summary>
[MemoryDiagnoser]
public class OpusBenchmarks
{
    private readonly short[] _frame = new short[960];
    private readonly short[] _decoded = new short[5760];
    private readonly byte[] _packet = new byte[1500];
    private readonly byte[] _encoded = new byte[1500];
    private OpusEncoder _encoder = null!;
    private OpusDecoder _decoder = null!;
    private int _length;

    [GlobalSetup]
    public void Begin()
    {
        (_encoder, _decoder) = (new OpusEncoder(new OpusEncoderOptions()), new OpusDecoder());
        for (var index = 0; index < _frame.Length; index++)
            _frame[index] = (short)(8000 * Math.Sin(index * 2 * Math.PI * 200 / 48_000) * (1 + Math.Sin(index / 90.0)) / 2);
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
