using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;
using Parley.Audio;
using Parley.Records;

namespace Parley.Media;

/// <summary>
/// Records a call to a stereo WAV file: caller left, agent right, both where their positions say, silence elsewhere. The taps only copy;
/// every 300 ms the pool writes what came, header last, so a process that dies loses less than half a second and leaves a valid file.
/// Disk trouble ends the recording, is logged and told once, and never reaches the call.
/// </summary>
public sealed partial class StereoRecorder : ICallRecorder
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    private readonly AudioFormat _format;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Action<Exception>? _onFailure;
    private readonly WavWriter _writer;
    private readonly StereoWindow _window;
    private readonly FrameRing _caller;
    private readonly FrameRing _agent;
    private readonly RecordedSide _left;
    private readonly RecordedSide _right;
    private readonly Lock _writing = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;
    private (TimeSpan Position, long At) _latest;
    private bool _closed;
    private int _disposed;

    /// <param name="path">Replaced if it exists.</param>
    /// <param name="format">Two channels; see <see cref="DefaultFormat"/>.</param>
    /// <param name="clock">The clock of the call's timeline; only intervals are taken from it.</param>
    /// <param name="logger">Hears of disk trouble and of dropped frames.</param>
    /// <param name="onFailure">Told once, from the pool, when recording stopped for good.</param>
    /// <exception cref="IOException">The file cannot be created; also <see cref="UnauthorizedAccessException"/>.</exception>
    public StereoRecorder(string path, AudioFormat format, TimeProvider clock, ILogger logger, Action<Exception>? onFailure = null)
        : this(OpenFile(path, format), format, clock, logger, onFailure)
    {
    }

    internal StereoRecorder(WavWriter writer, AudioFormat format, TimeProvider clock, ILogger logger, Action<Exception>? onFailure)
    {
        (_writer, _format, _clock, _logger, _onFailure) = (writer, format, clock, logger, onFailure);
        _window = new StereoWindow(_writer, format.SampleRate);
        (_caller, _agent) = (new FrameRing(clock), new FrameRing(clock));
        (_left, _right) = (new RecordedSide(0, format.SampleRate), new RecordedSide(1, format.SampleRate));
        _latest = (TimeSpan.Zero, clock.GetTimestamp());
        _run = Task.Run(RunAsync);
    }

    /// <summary>16 kHz stereo: all that recognisers use of speech, at 64 kB a second.</summary>
    public static AudioFormat DefaultFormat { get; } = new(16_000, 2);

    /// <summary>To be called by one thread at a time, as <see cref="Agent"/>; the two may differ.</summary>
    public IAudioTap Caller => _caller;

    public IAudioTap Agent => _agent;

    /// <summary>Frames the taps had to drop because writing did not keep up, or because they were not mono.</summary>
    public long Overflowed => _caller.Overflowed + _agent.Overflowed;

    /// <summary>Makes the header of a recording that a crash cut off count all that is in the file.</summary>
    /// <returns>Whether the file was changed.</returns>
    /// <exception cref="InvalidDataException">The file does not begin as a recording does.</exception>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public static bool Repair(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        Span<byte> header = stackalloc byte[WavHeader.Length];
        var read = RandomAccess.Read(file, header, 0);
        if (WavHeader.Parse(header[..read], out var claimed) is not { } format)
            throw new InvalidDataException($"{path} does not begin as a recording does.");
        var block = format.Channels * WavHeader.BytesPerSample;
        var present = Math.Min(RandomAccess.GetLength(file) - WavHeader.Length, WavHeader.MaxData) / block * block;
        return Rewrite(file, header, format, claimed, present);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
        _caller.Close();
        _agent.Close();
        if (WritePending())
            Finish();
        if (Overflowed > 0)
            FramesDropped(Overflowed);
    }

    /// <summary>Writes what the taps took in. False once recording has stopped.</summary>
    internal bool WritePending()
    {
        lock (_writing)
        {
            if (_closed)
                return false;
            try
            {
                TakeFrames();
                _window.Flush();
                _writer.Flush();
                return true;
            }
            catch (Exception failure) // a disk fails in many ways, and none of them may reach the call
            {
                Fail(failure);
                return false;
            }
        }
    }

    private static WavWriter OpenFile(string path, AudioFormat format)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(format.Channels, 2);
        return new WavWriter(path, format);
    }

    private static bool Rewrite(SafeFileHandle file, Span<byte> header, AudioFormat format, long claimed, long present)
    {
        Span<byte> right = stackalloc byte[WavHeader.Length];
        WavHeader.Write(right, format, present);
        if (claimed == present && header.SequenceEqual(right) && RandomAccess.GetLength(file) == WavHeader.Length + present)
            return false;
        RandomAccess.SetLength(file, WavHeader.Length + present);
        RandomAccess.Write(file, right, 0);
        return true;
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Interval, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
                if (!WritePending())
                    return;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
    }

    /// <summary>Merges both sides by position, so that neither pushes the window past what the other still has.</summary>
    private void TakeFrames()
    {
        while (true)
        {
            var hasCaller = _caller.TryPeek(out var left, out var leftSamples);
            var hasAgent = _agent.TryPeek(out var right, out var rightSamples);
            if (hasCaller && (!hasAgent || left.Position <= right.Position))
                Take(_caller, _left, left, leftSamples);
            else if (hasAgent)
                Take(_agent, _right, right, rightSamples);
            else
                return;
        }
    }

    private void Take(FrameRing ring, RecordedSide side, in FrameRing.Slot frame, ReadOnlySpan<short> samples)
    {
        side.Add(frame, samples, _window);
        ring.Advance();
        if (frame.End > _latest.Position)
            _latest = (frame.End, frame.SeenAt);
    }

    /// <summary>Silence up to the call's end, then the header.</summary>
    private void Finish()
    {
        lock (_writing)
        {
            _closed = true;
            try
            {
                var end = _latest.Position + _clock.GetElapsedTime(_latest.At);
                _writer.Extend((long)(end.TotalSeconds * _format.SampleRate) * _format.Channels);
                _writer.Dispose();
            }
            catch (Exception failure) // as in WritePending
            {
                Fail(failure);
            }
        }
    }

    private void Fail(Exception failure)
    {
        _closed = true;
        _caller.Close();
        _agent.Close();
        _writer.Abandon();
        RecordingStopped(failure);
        try
        {
            _onFailure?.Invoke(failure);
        }
        catch (Exception second) // whoever is told must not turn a lost recording into a lost call
        {
            ReportFailed(second);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The recording stopped; the call goes on without it")]
    private partial void RecordingStopped(Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reporting that the recording stopped failed")]
    private partial void ReportFailed(Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The recording lost {Frames} frames: writing did not keep up")]
    private partial void FramesDropped(long frames);
}
