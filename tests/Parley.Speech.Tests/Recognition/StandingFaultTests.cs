using Parley.Speech.Recognition;

namespace Parley.Speech.Tests.Recognition;

public sealed class StandingFaultTests
{
    [Fact]
    public void Fault_IsToldOnce_AndAgainWhenItWasGoneOrIsAnother()
    {
        var standing = new StandingFault();

        standing.IsNew(new IOException("missing")).ShouldBeTrue();
        standing.IsNew(new IOException("missing")).ShouldBeFalse();
        standing.IsNew(new IOException("broken")).ShouldBeTrue();
        standing.Gone();
        standing.IsNew(new IOException("broken")).ShouldBeTrue();
    }
}
