using Parley.Speech.Moonshine;

namespace Parley.Speech.Tests.Moonshine;

public class MoonshineVocabularyTests
{
    [Fact]
    public void Tokens_OfAllKinds_BecomeText()
    {
        MoonshineFixture.SkipWithoutModels();
        var vocabulary = MoonshineVocabulary.Load(MoonshineFixture.Folder);
        // begin, "▁Hello", ",", "▁world", the bytes of "é", a marker, end
        vocabulary.Decode([1, 15043, 29892, 3186, 3 + 0xC3, 3 + 0xA9, 32_100, 2]).ShouldBe("Hello, worldé");
    }

    [Fact]
    public void Bytes_ThatAreNoUtf8_AreDropped()
    {
        MoonshineFixture.SkipWithoutModels();
        MoonshineVocabulary.Load(MoonshineFixture.Folder).Decode([3 + 0xC3, 15043]).ShouldBe("Hello");
    }

    [Theory]
    [InlineData("")]
    [InlineData("vocab_base64 = \"")]
    [InlineData("vocab_base64 = \"!!!!\"")]
    [InlineData("vocab_base64 = \"PHVuaz4K\"")]
    public void Script_WithoutTheVocabulary_IsNotTaken(string script) => MoonshineVocabulary.TryParse(script).ShouldBeNull();
}
