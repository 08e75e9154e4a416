using System.Numerics.Tensors;
using Parley.Knowledge.Embeddings;

namespace Parley.Knowledge.Tests;

public sealed class UniversalSentenceEncoderTests
{
    // What the model's own runtime (TensorFlow.js) gives for these ids: the first eight of 512 dimensions.
    [Theory]
    [InlineData(new[] { 9, 100, 2000, 5 },
        new[] { 0.006347f, 0.009662f, 0.005064f, -0.055508f, -0.005400f, -0.039704f, 0.018378f, -0.057585f })]
    [InlineData(new[] { 3000, 12, 7, 6, 4000, 55, 230, 1999, 7999, 0, 17 },
        new[] { -0.044140f, -0.030632f, 0.065542f, -0.047633f, 0.052295f, 0.062223f, 0.051075f, -0.062605f })]
    public void Embed_KnownPieces_AgreesWithTheOriginalRuntime(int[] ids, float[] expected)
    {
        // Beside another sentence, which must not show.
        var vector = Encoder().Embed([[17, 18, 19], ids, []])[1];

        vector.Length.ShouldBe(512);
        for (var i = 0; i < expected.Length; i++)
            vector[i].ShouldBe(expected[i], 2e-6f);
    }

    [Fact]
    public void Embed_Paraphrase_LiesNearerThanAnotherTopic()
    {
        var encoder = Encoder();
        var vectors = encoder.Embed(["where can i leave my car", "is there a place to park", "which vaccines do you give"]);

        var near = TensorPrimitives.Dot<float>(vectors[0], vectors[1]);
        var far = TensorPrimitives.Dot<float>(vectors[0], vectors[2]);

        near.ShouldBeGreaterThan(far + 0.1f);
    }

    [Fact]
    public void Embed_BlankOrVeryLongText_IsFinite()
    {
        var encoder = Encoder();
        var vectors = encoder.Embed(["  ", string.Concat(Enumerable.Repeat("and another thing ", 200))]);
        vectors[0].ShouldAllBe(x => x == 0);
        TensorPrimitives.Norm<float>(vectors[1]).ShouldBe(1, 1e-3);
    }

    private static UniversalSentenceEncoder Encoder()
    {
        Assert.SkipUnless(Directory.Exists(SampleKnowledge.EncoderFolder), "The sentence encoder is not installed: ./parley models fetches it.");
        return UniversalSentenceEncoder.Load(SampleKnowledge.EncoderFolder);
    }
}
