using CsCheck;
using Parley.Dialogue.Routine;

namespace Parley.Dialogue.Tests.Routine;

public sealed class CallerIntentsTests
{
    [Theory]
    [InlineData("", "Silence")]
    [InlineData("...", "Silence")]
    [InlineData("my husband has chest pain", "Emergency")]
    [InlineData("I can't breathe", "Emergency")]
    [InlineData("please help this is an emergency", "Emergency")]
    [InlineData("he is not breathing", "Emergency")]
    [InlineData("i want to kill myself", "Emergency")]
    [InlineData("what should i do if it's an emergency", "Other")]
    [InlineData("where's the nearest emergency room", "Other")]
    [InlineData("can i talk to a real person please", "Person")]
    [InlineData("I want to speak to someone else.", "Person")]
    [InlineData("can you connect me with the front desk", "Person")]
    [InlineData("representative", "Person")]
    [InlineData("can I talk to someone", "Person")]
    [InlineData("I would like to speak with somebody, please", "Person")]
    [InlineData("why can't I talk to a person", "Person")]
    [InlineData("I don't want to talk to a person", "Other")]
    [InlineData("I don't need to speak to anybody", "Other")]
    [InlineData("can I talk to someone about my knee", "Other")]
    [InlineData("can i get the number for the front desk", "Other")]
    [InlineData("how many people work there", "Other")]
    [InlineData("are you a robot", "IsRobot")]
    [InlineData("am i talking to a real person", "IsRobot")]
    [InlineData("is this a recording?", "IsRobot")]
    [InlineData("That was all, thank you, goodbye", "Goodbye")]
    [InlineData("can you repeat that", "Repeat")]
    [InlineData("Sorry, what did you say?", "Repeat")]
    [InlineData("i didn't catch that", "Repeat")]
    [InlineData("what can you do", "Abilities")]
    [InlineData("hello, what can you help me with?", "Abilities")]
    [InlineData("okay thank you bye", "Goodbye")]
    [InlineData("No, that's all, thanks.", "Goodbye")]
    [InlineData("no thank you", "Goodbye")]
    [InlineData("have a nice day", "Goodbye")]
    [InlineData("Great, thanks a lot!", "Thanks")]
    [InlineData("hi there", "Greeting")]
    [InlineData("good morning how are you", "Greeting")]
    [InlineData("yes please", "Agreement")]
    [InlineData("no", "Refusal")]
    [InlineData("uh-huh okay", "Acknowledgement")]
    [InlineData("thanks and where do i park", "Other")]
    [InlineData("hi i would like to make an appointment", "Other")]
    [InlineData("no insurance", "Other")]
    [InlineData("can you help me with a prescription", "Other")]
    [InlineData("are you accepting new patients", "Other")]
    [InlineData("can i stop by", "Other")]
    public void Of_WhatCallersSay_IsRecognised(string said, string intent) => CallerIntents.Of(said).ToString().ShouldBe(intent);

    [Fact]
    public void Of_AnyText_NeverFails() => Gen.String.Sample(text => CallerIntents.Of(text).ShouldBeOneOf(Enum.GetValues<CallerIntent>()));
}
