using System.Buffers.Binary;
using CsCheck;

namespace Parley.WebRtc.Tests;

public sealed class SrtpSessionTests
{
    private const int PayloadLength = 100;
    private const uint Ssrc = 0xCAFE;

    public static TheoryData<int> Profiles => [(int)SrtpProfile.AeadAes128Gcm, (int)SrtpProfile.Aes128CmHmacSha1Tag80];

    private static (SrtpSender Sender, SrtpReceiver Receiver) Pair(int profile)
    {
        var exported = new byte[SrtpKeys.ExportedLength((SrtpProfile)profile)];
        new Random(7).NextBytes(exported);
        var (client, _) = SrtpKeys.Split((SrtpProfile)profile, exported);
        return (new SrtpSender(client), new SrtpReceiver(client));
    }

    private static byte[] Rtp(SrtpSender sender, ushort sequence)
    {
        var buffer = new byte[12 + PayloadLength + sender.RtpOverhead];
        RtpWriter.WriteHeader(buffer, 111, false, sequence, 960u * sequence, Ssrc, 0, []);
        buffer.AsSpan(12, PayloadLength).Fill((byte)sequence);
        sender.ProtectRtp(buffer, 12 + PayloadLength, 12).ShouldBe(buffer.Length);
        return buffer;
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Stream_OverRolloverAndReordering_OpensEveryPacketOnce(int profile)
    {
        var (sender, receiver) = Pair(profile);
        var packets = Enumerable.Range(65500, 200).Select(number => Rtp(sender, (ushort)number)).ToArray();
        // Swapped in pairs, also across the rollover.
        for (var index = 0; index + 1 < packets.Length; index += 2)
            (packets[index], packets[index + 1]) = (packets[index + 1], packets[index]);
        // The first packet of all sets the window.
        (packets[0], packets[1]) = (packets[1], packets[0]);

        foreach (var packet in packets)
        {
            var replay = packet.ToArray();
            receiver.OpenRtp(packet, 12).ShouldBe(12 + PayloadLength);
            packet.AsSpan(12, PayloadLength).IndexOfAnyExcept((byte)BinaryPrimitives.ReadUInt16BigEndian(packet.AsSpan(2))).ShouldBe(-1);
            receiver.OpenRtp(replay, 12).ShouldBe(SrtpReceiver.Refused);
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Packet_ForgedAnywhere_IsRefusedAndDoesNoHarm(int profile)
    {
        var (sender, receiver) = Pair(profile);
        for (var position = 0; position < 12 + PayloadLength + sender.RtpOverhead; position++)
        {
            var packet = Rtp(sender, (ushort)(1000 + position));
            var forged = packet.ToArray();
            forged[position] ^= 0x10;
            receiver.OpenRtp(forged, 12).ShouldBeNegative();
            receiver.OpenRtp(packet, 12).ShouldBe(12 + PayloadLength);
        }
    }

    /// <summary>Whatever came in between: after a forgery packets are opened in another way for a while.</summary>
    [Theory]
    [MemberData(nameof(Profiles))]
    public void Packets_AmongForgeries_OpenToTheSame(int profile)
    {
        var (sender, receiver) = Pair(profile);
        for (var number = 0; number < 500; number++)
        {
            var packet = Rtp(sender, (ushort)number);
            if (number % 170 == 20)
                receiver.OpenRtp([.. packet[..^1], (byte)~packet[^1]], 12).ShouldBe(SrtpReceiver.Refused);
            receiver.OpenRtp(packet, 12).ShouldBe(12 + PayloadLength);
            packet.AsSpan(12, PayloadLength).IndexOfAnyExcept((byte)number).ShouldBe(-1);
        }
    }

    /// <summary>The library tells forgeries by throwing, which would cost the thread that all calls share more than it takes to send them.</summary>
    [Theory]
    [MemberData(nameof(Profiles))]
    public void FloodOfForgeries_HardlyThrows(int profile)
    {
        var (sender, receiver) = Pair(profile);
        receiver.OpenRtp(Rtp(sender, 0), 12).ShouldBePositive();
        var (thrown, thread) = (0, Environment.CurrentManagedThreadId);
        void Count(object? source, System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs told) => thrown += Environment.CurrentManagedThreadId == thread ? 1 : 0;
        AppDomain.CurrentDomain.FirstChanceException += Count;
        try
        {
            for (var number = 1; number <= 5000; number++)
            {
                var forged = new byte[12 + PayloadLength + sender.RtpOverhead];
                RtpWriter.WriteHeader(forged, 111, false, (ushort)number, 0, Ssrc, 0, []);
                receiver.OpenRtp(forged, 12).ShouldBe(SrtpReceiver.Refused);
            }
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }

        thrown.ShouldBeLessThanOrEqualTo(1);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Packet_OlderThanTheWindow_IsRefused(int profile)
    {
        var (sender, receiver) = Pair(profile);
        var packets = Enumerable.Range(100, 200).Select(number => Rtp(sender, (ushort)number)).ToArray();

        receiver.OpenRtp(packets[150], 12).ShouldBePositive();
        receiver.OpenRtp(packets[150 - 127], 12).ShouldBePositive();
        receiver.OpenRtp(packets[150 - 128], 12).ShouldBe(SrtpReceiver.Refused);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Rtcp_ReplayedOrForged_IsRefused(int profile)
    {
        var (sender, receiver) = Pair(profile);
        var buffer = new byte[64 + sender.RtcpOverhead];
        var writer = new RtcpWriter(buffer.AsSpan(0, 64));
        writer.ReceiverReport(Ssrc);
        writer.SourceDescription(Ssrc, "cname");
        var packet = buffer[..sender.ProtectRtcp(buffer, writer.Length)];
        var (replay, forged) = (packet.ToArray(), packet.ToArray());
        forged[^1] ^= 1;

        receiver.OpenRtcp(forged).ShouldBe(SrtpReceiver.Refused);
        receiver.OpenRtcp(packet).ShouldBe(writer.Length);
        receiver.OpenRtcp(replay).ShouldBe(SrtpReceiver.Refused);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Packets_AfterTheFirst_AllocateNothing(int profile)
    {
        var (sender, receiver) = Pair(profile);
        var buffer = new byte[12 + PayloadLength + sender.RtpOverhead];
        var report = new byte[32 + sender.RtcpOverhead];
        var before = 0L;
        for (var number = 0; number < 1200; number++)
        {
            // Tiered compilation and first-use caches settle first.
            if (number == 200)
                before = GC.GetAllocatedBytesForCurrentThread();
            RtpWriter.WriteHeader(buffer, 111, false, (ushort)number, 960u * (uint)number, Ssrc, 0, []);
            var length = sender.ProtectRtp(buffer, 12 + PayloadLength, 12);
            if (receiver.OpenRtp(buffer.AsSpan(0, length), 12) < 0)
                throw new InvalidOperationException("Own packet refused.");
            var writer = new RtcpWriter(report);
            writer.ReceiverReport(Ssrc);
            length = sender.ProtectRtcp(report, writer.Length);
            if (receiver.OpenRtcp(report.AsSpan(0, length)) < 0)
                throw new InvalidOperationException("Own report refused.");
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Opening_OfAnything_NeverThrowsNorSucceeds(int profile)
    {
        var (sender, receiver) = Pair(profile);
        Gen.OneOf(Gen.Byte.Array[0, 120], Mutations.Of(Rtp(sender, 5))).Sample(
            bytes =>
            {
                var before = bytes.ToArray();
                if (RtpHeader.TryParse(bytes, out var header) && receiver.OpenRtp(bytes, header.Length) >= 0)
                    before.ShouldBe(Rtp(Pair(profile).Sender, 5));
                receiver.OpenRtcp(before).ShouldBeNegative();
            },
            iter: 300, threads: 1);
    }
}
