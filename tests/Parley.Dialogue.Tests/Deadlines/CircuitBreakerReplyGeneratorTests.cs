using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Parley.Dialogue.Deadlines;
using Parley.Dialogue.LanguageModels;
using Polly.CircuitBreaker;

namespace Parley.Dialogue.Tests.Deadlines;

public sealed class CircuitBreakerReplyGeneratorTests
{
    [Fact]
    public async Task Model_FailingTwice_IsNotAskedUntilTheBreakIsOver()
    {
        var clock = new FakeTimeProvider();
        var options = new ChatReplyOptions();
        var inner = new ScriptedReplies { Fault = new IOException() };
        var breaker = new CircuitBreakerReplyGenerator(inner, Options.Create(options), clock);

        await Should.ThrowAsync<IOException>(() => breaker.ReadAsync(Clinic.Request("x")));
        await Should.ThrowAsync<IOException>(() => breaker.ReadAsync(Clinic.Request("x")));
        await Should.ThrowAsync<BrokenCircuitException>(() => breaker.ReadAsync(Clinic.Request("x")));
        inner.Asked.ShouldBe(2);

        clock.Advance(options.BreakDuration);
        await Should.ThrowAsync<IOException>(() => breaker.ReadAsync(Clinic.Request("x")));
        inner.Asked.ShouldBe(3);
    }
}
