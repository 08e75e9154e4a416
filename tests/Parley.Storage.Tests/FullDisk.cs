using Parley.Storage.Files;

namespace Parley.Storage.Tests;

/// <summary>Takes only so many bytes, then fails in the middle of a write as a full disk does; making room lets it work again.</summary>
internal sealed class FullDisk : IRecordFiles
{
    private readonly DiskFiles _disk = new();

    public long Room { get; set; }

    public void CreateFolder(string path) => _disk.CreateFolder(path);

    public Stream Open(string path) => new LimitedStream(_disk.Open(path), this);

    public void Delete(string path) => _disk.Delete(path);

    public void Replace(string path, ReadOnlySpan<byte> content)
    {
        if (content.Length > Room)
            throw new IOException("No space left on device");
        _disk.Replace(path, content);
    }

    private sealed class LimitedStream(Stream inner, FullDisk disk) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override void Write(byte[] buffer, int offset, int count)
        {
            var fits = (int)Math.Min(count, disk.Room);
            inner.Write(buffer, offset, fits);
            disk.Room -= fits;
            if (fits < count)
                throw new IOException("No space left on device");
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void SetLength(long value) => inner.SetLength(value);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
