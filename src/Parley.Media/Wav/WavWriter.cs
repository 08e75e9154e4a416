using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Parley.Audio;

namespace Parley.Media;

/// <summary>
/// Writes 16-bit PCM to a WAV file as it comes. Samples go to the file at once; <see cref="Flush"/> makes the header count them, so that the
/// file is valid whenever the process dies. One thread at a time.
/// </summary>
/// <exception cref="IOException">From any member: the disk is full or fails, or the file reached the 4 GB that WAV can hold.</exception>
public sealed class WavWriter : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly AudioFormat _format;
    private long _bytes;

    /// <summary>Creates the file, replacing one that is there, with a valid header and no sound. Others may read it meanwhile.</summary>
    public WavWriter(string path, AudioFormat format)
        : this(File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.Read), format)
    {
        try
        {
            Flush();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    internal WavWriter(SafeFileHandle file, AudioFormat format) => (_file, _format) = (file, format);

    /// <summary>How much sound the file holds.</summary>
    public TimeSpan Duration =>
        TimeSpan.FromSeconds((double)_bytes / (WavHeader.BytesPerSample * _format.Channels * _format.SampleRate));

    /// <summary>Appends samples (channels interleaved).</summary>
    public void Write(ReadOnlySpan<short> samples) => WriteAt(_bytes / WavHeader.BytesPerSample, samples);

    /// <summary>Makes the header count everything written so far.</summary>
    public void Flush()
    {
        Span<byte> header = stackalloc byte[WavHeader.Length];
        WavHeader.Write(header, _format, _bytes);
        RandomAccess.Write(_file, header, 0);
    }

    public void Dispose()
    {
        if (_file.IsClosed)
            return;
        try
        {
            Flush();
        }
        finally
        {
            _file.Dispose();
        }
    }

    /// <summary>Writes samples over others or beyond the end; what lies between is silence.</summary>
    /// <param name="start">Counts samples of all channels.</param>
    internal void WriteAt(long start, ReadOnlySpan<short> samples)
    {
        var bytes = MemoryMarshal.AsBytes(samples);
        var offset = start * WavHeader.BytesPerSample;
        if (offset + bytes.Length > WavHeader.MaxData)
            throw new IOException("A WAV file holds no more than 4 GB.");
        RandomAccess.Write(_file, bytes, WavHeader.Length + offset);
        _bytes = Math.Max(_bytes, offset + bytes.Length);
    }

    /// <summary>Adds silence up to a length, counted in samples of all channels; never shortens.</summary>
    internal void Extend(long samples)
    {
        var bytes = Math.Min(samples * WavHeader.BytesPerSample, WavHeader.MaxData / 4 * 4);
        if (bytes <= _bytes)
            return;
        RandomAccess.SetLength(_file, WavHeader.Length + bytes);
        _bytes = bytes;
    }

    /// <summary>Closes the file as it is: after a failure, when another write would only fail again.</summary>
    internal void Abandon() => _file.Dispose();
}
