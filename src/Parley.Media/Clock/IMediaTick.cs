namespace Parley.Media;

/// <summary>What happens every 20 ms on the media clock's thread. Must not block; a few tens of microseconds is the budget.</summary>
public interface IMediaTick
{
    void OnTick();
}
