using Parley.Calls;

namespace Parley.Media;

/// <summary>Which generation plays and how much of it, and of the last few before it, was heard. Guarded by its queue's lock.</summary>
internal sealed class UtteranceState
{
    private const int Remembered = 8;

    private readonly TimeSpan[] _heard = new TimeSpan[Remembered];
    private int _number;
    private bool _open;

    public TimeSpan Heard => HeardOf(new PlayoutGeneration(_number));

    public TimeSpan? FirstHeardAt { get; private set; }

    public PlayoutGeneration Begin()
    {
        _number++;
        _open = true;
        _heard[_number % Remembered] = TimeSpan.Zero;
        FirstHeardAt = null;
        return new PlayoutGeneration(_number);
    }

    public bool IsOpen(PlayoutGeneration generation) => _open && generation.Number == _number;

    public void Hear(TimeSpan sound, TimeSpan position)
    {
        _heard[_number % Remembered] += sound;
        FirstHeardAt ??= position;
    }

    public TimeSpan HeardOf(PlayoutGeneration generation) =>
        generation.Number > 0 && generation.Number <= _number && generation.Number > _number - Remembered
            ? _heard[generation.Number % Remembered]
            : TimeSpan.Zero;

    public void End() => _open = false;
}
