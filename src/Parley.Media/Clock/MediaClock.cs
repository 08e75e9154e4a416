using Microsoft.Extensions.Logging;

namespace Parley.Media;

public sealed class MediaClock : IDisposable
{
    public MediaClock(ILogger<MediaClock> logger) => throw new NotImplementedException(logger.ToString());

    public LatenessSnapshot Lateness => throw new NotImplementedException();

    public int Subscribers => throw new NotImplementedException();

    public IDisposable Subscribe(IMediaTick tick) => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}
