namespace Parley.Conversation.Tests;

public sealed class ConversationOptionsTests
{
    private static readonly ConversationOptionsValidator Validator = new();

    [Fact]
    public void Defaults_AreValid() => Validator.Validate(null, new ConversationOptions()).Succeeded.ShouldBeTrue();

    [Fact]
    public void NestedTimes_OutOfRange_AreNamed()
    {
        var options = new ConversationOptions { Turns = new() { MinimumEndpointing = TimeSpan.FromMinutes(1) } };
        Validator.Validate(null, options).Failures.ShouldNotBeNull().ShouldContain(failure => failure.Contains("MinimumEndpointing"));
    }

    [Fact]
    public void DeeplyNested_OutOfRange_AreFound()
    {
        var options = new ConversationOptions { Turns = new() { WithEcho = new() { MinimumWords = 0 } } };
        Validator.Validate(null, options).Failed.ShouldBeTrue();
    }

    [Fact]
    public void EmptyLine_IsRefused() =>
        Validator.Validate(null, new ConversationOptions { Lines = new() { OneMoment = "" } }).Failed.ShouldBeTrue();
}
