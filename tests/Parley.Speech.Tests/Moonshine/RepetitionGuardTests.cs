using CsCheck;
using Parley.Speech.Moonshine;

namespace Parley.Speech.Tests.Moonshine;

public class RepetitionGuardTests
{
    [Fact]
    public void Digits_OfATelephoneNumber_AreNoLoop() => RepetitionGuard.IsLooping([5, 5, 5, 9, 0, 0, 0, 0], out _).ShouldBeFalse();

    [Fact]
    public void Token_SaidOverAndOver_IsCut()
    {
        RepetitionGuard.IsLooping([7, .. Enumerable.Repeat(5, 9)], out var keep).ShouldBeTrue();
        keep.ShouldBe(2);
    }

    [Fact]
    public void Phrase_SaidThreeTimes_KeepsOne()
    {
        int[] phrase = [1, 2, 3, 4, 5];
        RepetitionGuard.IsLooping([9, .. phrase, .. phrase, .. phrase], out var keep).ShouldBeTrue();
        keep.ShouldBe(6);
    }

    [Fact]
    public void Clause_SaidTwice_LosesItsEchoAndNothingElse()
    {
        int[] clause = [10, 11, 12, 13, 14, 15, 16, 17];
        RepetitionGuard.IsLooping([.. clause, .. clause], out _).ShouldBeFalse();
        RepetitionGuard.WithoutEchoes([1, .. clause, .. clause, 2, 3]).ShouldBe([1, .. clause, 2, 3]);
    }

    [Fact]
    public void Tokens_WithoutRepetition_AreLeftAlone() =>
        Gen.Int[0, 31_999].List[0, 60].Where(tokens => tokens.Distinct().Count() == tokens.Count).Sample(tokens =>
            !RepetitionGuard.IsLooping(tokens, out var keep) && keep == tokens.Count && RepetitionGuard.WithoutEchoes(tokens).SequenceEqual(tokens));
}
