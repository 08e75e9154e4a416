using Microsoft.Extensions.DependencyInjection;
using Parley.Agents;
using Parley.Calls;
using Parley.Conversation.Reporting;
using Parley.Guardrails;
using Parley.Tenancy;

namespace Parley.Conversation.Tests.Reporting;

public sealed class CaptionMaskTests
{
    private static readonly AgentDefinition Agent = new() { AgentName = "Clinic", TenantId = TenantId.Parse("clinic_123"), VoiceProfile = "clear", Language = "en-US" };

    private readonly CaptionMask _mask = new(
        new ServiceCollection().AddLogging().AddGuardrails().BuildServiceProvider().GetRequiredService<ISensitiveTranscripts>(), Agent);

    [Fact]
    public void CardNumber_IsHiddenWhileItIsSaidAndAfterwards()
    {
        Shown("c1", "my card is 4539 14", isFinal: false).ShouldBe([("c1", "my card is [number]")]);
        Shown("c1", "my card is 4539 1488 0343 6467", isFinal: true).ShouldBe([("c1", "my card is [card number]")]);
        Shown("c1", "my card is 4539 1488 0343 6467", isFinal: true).ShouldBe([("c1", "my card is [card number]")], "a turn taken again closes its captions again");
    }

    [Fact]
    public void NumberOverSeveralCaptions_ShowsThoseBeforeAgainWithoutIt()
    {
        Shown("c1", "it is 4539 1488", isFinal: true).ShouldBe([("c1", "it is 4539 1488")]);
        _mask.Of(new Caption("a1", Speaker.Agent, "Go on.", IsFinal: true)).Single().Text.ShouldBe("Go on.");
        Shown("c2", "0343 6467", isFinal: true).ShouldBe([("c1", "it is [card number]"), ("c2", "[card number]")]);
    }

    [Fact]
    public void Log_HoldsNoPhoneNumber() => _mask.ForLog("call me at 415 223 1212").ShouldBe("call me at [phone number]");

    [Fact]
    public void WithoutMasking_CaptionsPass() =>
        new CaptionMask(null, Agent).Of(new Caption("c1", Speaker.Caller, "4539 1488 0343 6467", IsFinal: true)).Single().Text.ShouldBe("4539 1488 0343 6467");

    private IEnumerable<(string, string)> Shown(string segment, string text, bool isFinal) =>
        _mask.Of(new Caption(segment, Speaker.Caller, text, isFinal)).Select(caption => (caption.SegmentId, caption.Text));
}
