namespace Parley.Speech.Tests.Vad;

internal static class AnswerAssertions
{
    /// <summary>The answer of a window that waits for nothing any more.</summary>
    public static float ShouldBeDone(this ValueTask<float> answer)
    {
        answer.IsCompleted.ShouldBeTrue();
        return answer.GetAwaiter().GetResult();
    }
}
