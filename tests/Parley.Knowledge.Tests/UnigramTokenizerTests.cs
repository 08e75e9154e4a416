using CsCheck;
using Parley.Knowledge.Embeddings;

namespace Parley.Knowledge.Tests;

public sealed class UnigramTokenizerTests
{
    private const int A = 6;
    private const int B = 7;
    private const int SpaceA = 9;
    private const int Bb = 10;

    private static readonly UnigramTokenizer Tokenizer = new(
    [
        ("?", 0), ("<s>", 0), ("</s>", 0), ("x1", 0), ("x2", 0), ("x3", 0),
        ("a", -4), ("b", -4), ("ab", -9), ("\u2581a", -3), ("bb", -2),
    ]);

    [Fact]
    public void Encode_SeveralCuts_TakesTheLikeliest()
    {
        Tokenizer.Encode("ab").ShouldBe([SpaceA, B]);
        Tokenizer.Encode("aab").ShouldBe([SpaceA, A, B], "two single pieces (-8) beat the rare pair (-9)");
        Tokenizer.Encode("abb").ShouldBe([SpaceA, Bb]);
    }

    [Fact]
    public void Encode_UnknownNeighbours_AreOnePiece() => Tokenizer.Encode("a zzz").ShouldBe([SpaceA, 0]);

    [Fact]
    public void Encode_Anything_NeverFails() =>
        Gen.String.Sample(text => Tokenizer.Encode(text).ShouldAllBe(id => id == 0 || (id >= A && id <= Bb)));
}
