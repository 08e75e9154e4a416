using Parley.Understanding.Acts;

namespace Parley.Dialogue.Tests.Understanding;

public sealed class PersonTests
{
    [Theory]
    [InlineData("I need a nurse", true)]
    [InlineData("I need a real person", true)]
    [InlineData("I want the manager", true)]
    [InlineData("I want to see a manager", true)]
    [InlineData("I want to speak to a nurse about my appointment", true)]
    [InlineData("I'd like to talk to a person about my visit", true)]
    [InlineData("I need an appointment with a nurse on Wednesday", false)]
    [InlineData("I'd like a visit with the nurse", false)]
    [InlineData("I need to see a nurse", false)]
    [InlineData("I want to be seen by a nurse", false)]
    [InlineData("I need a nurse appointment", false)]
    [InlineData("I need my appointment with the nurse moved", false)]
    public void Person_IsAskedFor_NotAnAppointmentWithOne(string said, bool isAskedFor) => Wordings.Person().IsMatch(said).ShouldBe(isAskedFor);
}
