using Parley.Conversation.Listening;

namespace Parley.Conversation.Tests.Listening;

public sealed class UtteranceAudioTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(32);

    private readonly Stack<short[]> _free = [];

    [Fact]
    public void Windows_OfManyStretches_StayWhatTheyWere()
    {
        var audio = new UtteranceAudio(_free);
        for (short number = 0; number < 100; number++)
            audio.Keep(Filled(number), Window * number).Samples.Length.ShouldBe(512);
        audio.Length.ShouldBe(Window * 100);
        audio.Frames.Count.ShouldBe(100);
        for (short number = 0; number < 100; number++)
        {
            audio.Frames[number].Position.ShouldBe(Window * number);
            audio.Frames[number].Samples.ToArray().ShouldAllBe(sample => sample == number);
        }
    }

    [Fact]
    public void Memory_OfAReleasedUtterance_HoldsTheNext()
    {
        var first = new UtteranceAudio(_free);
        for (var number = 0; number < 100; number++)
            first.Keep(Filled(1), Window * number);
        first.Release();
        first.Length.ShouldBe(TimeSpan.Zero);
        var held = _free.Count;
        held.ShouldBe(7);
        var second = new UtteranceAudio(_free);
        for (var number = 0; number < 100; number++)
            second.Keep(Filled(2), Window * number);
        _free.ShouldBeEmpty();
        second.Frames.ShouldAllBe(frame => frame.Samples.ToArray()[0] == 2);
    }

    [Fact]
    public void Memory_OfALongUtterance_IsNotKept()
    {
        var audio = new UtteranceAudio(_free);
        for (var number = 0; number < 900; number++)
            audio.Keep(Filled(1), Window * number);
        audio.Release();
        _free.Count.ShouldBe(16);
    }

    private static short[] Filled(short value)
    {
        var window = new short[512];
        window.AsSpan().Fill(value);
        return window;
    }
}
