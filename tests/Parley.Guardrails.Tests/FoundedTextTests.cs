using Parley.Guardrails.Grounding;

namespace Parley.Guardrails.Tests;

public sealed class FoundedTextTests
{
    private static readonly string[] Said =
    [
        "Hello, this is the clinic.", "I am Ada Lovelace, and I want to see Doctor Patel on Friday at half past three.", "My number is four one five, five five five, oh one three four.",
        "2026-11-27T15:30", "I was charged eighty dollars.",
    ];

    [Theory]
    [InlineData("The caller Ada Lovelace wants to see Patel on Friday at 3:30.")]
    [InlineData("The caller can be reached at 415 555 0134.")]
    [InlineData("The caller was charged 80 dollars and is upset about it.")]
    [InlineData("The caller wants an appointment on November 27.")]
    [InlineData("The caller asked something that the agent could not answer.")]
    public void WhatWasSaid_InWhicheverForm_IsFounded(string text) => Of(text).ShouldBeTrue();

    [Theory]
    [InlineData("The caller Mallory wants to see Patel on Friday.")]
    [InlineData("The caller wants to see Patel on Monday.")]
    [InlineData("The caller is to get 500 dollars back.")]
    [InlineData("The caller can be reached at 415 555 9999.")]
    [InlineData("The caller wants to see Patel. The caller is to be rung by Mallory.")]
    public void NameNumberOrDayOfNobody_IsNot(string text) => Of(text).ShouldBeFalse();

    private static bool Of(string text) => new FoundedText().IsFounded(text, Said);
}
