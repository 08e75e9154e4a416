using Parley.Understanding.Acts;

namespace Parley.Dialogue.Tests.Understanding;

public sealed class EmergencyTests
{
    [Theory]
    [InlineData("my husband has chest pain")]
    [InlineData("there's this pressure in my chest")]
    [InlineData("I can't breathe")]
    [InlineData("she stopped breathing")]
    [InlineData("I think he had a stroke just now")]
    [InlineData("he's unconscious")]
    [InlineData("he won't wake up")]
    [InlineData("she's not responding")]
    [InlineData("I'm bleeding a lot")]
    [InlineData("it won't stop bleeding")]
    [InlineData("my son swallowed bleach")]
    [InlineData("I took too many pills")]
    [InlineData("I want to die")]
    [InlineData("I'm going to hurt myself")]
    [InlineData("call 911")]
    [InlineData("we need an ambulance")]
    [InlineData("her lips are turning blue")]
    [InlineData("having trouble breathing")]
    [InlineData("her face is drooping and her speech is slurred")]
    [InlineData("emergency")]
    [InlineData("I don't know if this is an emergency")]
    [InlineData("what should I do if he's having a heart attack")]
    [InlineData("my water just broke")]
    [InlineData("he was hit by a car")]
    public void IsIn_WordsOfAnEmergency_Always(string said) => Emergencies.IsIn(said).ShouldBeTrue();

    [Theory]
    [InlineData("if this was an emergency I would call someone else")]
    [InlineData("it's not an emergency")]
    [InlineData("this isn't an emergency")]
    [InlineData("what should i do if it's an emergency")]
    [InlineData("where's the nearest emergency room")]
    [InlineData("who is my emergency contact")]
    [InlineData("I had a heart attack two years ago")]
    [InlineData("I have a history of stroke")]
    [InlineData("no chest pain")]
    [InlineData("I'm not having any chest pain")]
    [InlineData("my father had a stroke last year")]
    [InlineData("do you have an emergency number")]
    [InlineData("I need a refill of my seizure medication")]
    [InlineData("I'd like a flu shot")]
    [InlineData("what if I ever had a heart attack")]
    public void IsIn_WordsThatOnlySoundLikeOne_Not(string said) => Emergencies.IsIn(said).ShouldBeFalse();
}
