using System.Buffers.Binary;

namespace Parley.Storage.Recording;

/// <summary>Reads how long a RIFF/WAVE file plays from its chunks (Multimedia Programming Interface and Data Specifications 1.0, "WAVE").</summary>
internal static class WaveDuration
{
    private const int RiffHeader = 12;
    private const int ChunkHeader = 8;
    private const int FormatSize = 16;

    /// <returns>Null when the file is absent or no wave file.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TimeSpan? Of(string path)
    {
        if (!File.Exists(path))
            return null;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> header = stackalloc byte[FormatSize];
        if (file.ReadAtLeast(header[..RiffHeader], RiffHeader, throwOnEndOfStream: false) < RiffHeader
            || !header.StartsWith("RIFF"u8) || !header[8..RiffHeader].SequenceEqual("WAVE"u8))
            return null;
        uint bytesPerSecond = 0;
        while (file.ReadAtLeast(header[..ChunkHeader], ChunkHeader, throwOnEndOfStream: false) == ChunkHeader)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
            var next = file.Position + size + (size & 1);
            if (header.StartsWith("data"u8))
                return bytesPerSecond == 0 ? null : TimeSpan.FromSeconds((double)Math.Min(size, file.Length - file.Position) / bytesPerSecond);
            if (header.StartsWith("fmt "u8))
            {
                if (file.ReadAtLeast(header, FormatSize, throwOnEndOfStream: false) < FormatSize)
                    return null;
                bytesPerSecond = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
            }
            file.Position = next;
        }
        return null;
    }
}
