using CsCheck;

namespace Parley.WebRtc.Tests.Sctp;

public class DcepMessageTests
{
    [Fact]
    public void TryReadOpen_OfWhatWasWritten_GivesItBack() =>
        Gen.Select(Gen.String, Gen.Bool, Gen.Int[-1, 1000], Gen.Int[1, 10_000]).Sample((label, ordered, retransmits, lifetime) =>
        {
            // Half surrogates have no UTF-8.
            if (label.Any(char.IsSurrogate))
                return;
            DataChannelOptions[] all =
            [
                new(ordered, retransmits < 0 ? null : retransmits),
                new(ordered, MaxLifetime: TimeSpan.FromMilliseconds(lifetime)),
            ];
            foreach (var options in all)
            {
                DcepMessage.TryReadOpen(DcepMessage.WriteOpen(label, options), out var readLabel, out var readOptions).ShouldBeTrue();
                readLabel.ShouldBe(label);
                readOptions.ShouldBe(options);
            }
        });

    [Fact]
    public void TryReadOpen_AnyBytes_NeverThrows() =>
        Gen.Byte.Array[0, 40].Sample(bytes =>
        {
            DcepMessage.TryReadOpen(bytes, out _, out _);
            if (bytes.Length < 12)
                return;
            bytes[0] = 3;
            DcepMessage.TryReadOpen(bytes, out _, out _);
        });
}
