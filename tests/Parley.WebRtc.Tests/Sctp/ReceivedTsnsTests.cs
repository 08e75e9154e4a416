using System.Buffers.Binary;
using CsCheck;

namespace Parley.WebRtc.Tests.Sctp;

public class ReceivedTsnsTests
{
    [Fact]
    public void TryAdd_InAnyOrder_IsTheSetItShouldBe() =>
        Gen.Select(Gen.UInt, Gen.Int[1, 80].Array[1, 120]).Sample((start, offsets) =>
        {
            var tsns = new ReceivedTsns(start);
            var model = new SortedSet<long>();
            foreach (var offset in offsets)
            {
                tsns.Contains(start + (long)offset).ShouldBe(model.Contains(offset));
                tsns.TryAdd(start + (long)offset).ShouldBeTrue();
                model.Add(offset);
            }
            var cumulative = 0L;
            while (model.Contains(cumulative + 1))
                cumulative++;
            tsns.Cumulative.ShouldBe(start + cumulative);

            var blocks = new byte[4 * tsns.Islands];
            tsns.WriteIslands(blocks);
            var told = new List<long>();
            for (var i = 0; i < tsns.Islands; i++)
                for (int at = BinaryPrimitives.ReadUInt16BigEndian(blocks.AsSpan(4 * i)); at <= BinaryPrimitives.ReadUInt16BigEndian(blocks.AsSpan(4 * i + 2)); at++)
                    told.Add(cumulative + at);
            told.ShouldBe(model.Where(tsn => tsn > cumulative));
        });

    [Fact]
    public void TryForward_IntoAnIsland_GoesOnToItsEnd()
    {
        var tsns = new ReceivedTsns(10);
        foreach (var tsn in new[] { 15, 16, 20 })
            tsns.TryAdd(tsn);
        tsns.TryForward(14).ShouldBeTrue();
        tsns.Cumulative.ShouldBe(16);
        tsns.TryForward(16 + 70_000).ShouldBeFalse();
    }
}
