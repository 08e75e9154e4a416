using System.Security.Cryptography;

namespace Parley.WebRtc;

/// <summary>RTP and RTCP of one peer: opens and sorts what comes in, reports on it.</summary>
internal sealed class MediaSession(RtpOutlet outlet, IIceAgent ice, SteadyClock clock) : IRtcpListener
{
    private const int MostSources = 256;
    private const int ReportBytes = 1200;
    private const int RoomForTag = 32;
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly Dictionary<uint, RtpReceiver> _sources = [];
    private readonly byte[] _report = new byte[ReportBytes + RoomForTag];
    private readonly string _cname = RandomNumberGenerator.GetHexString(16, lowercase: true);
    private readonly uint _reporter = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint)));
    private TimeSpan _reportDue;
    private RtpDemux _demux = RtpDemux.Empty;
    private RtpTransceiver[] _transceivers = [];
    private volatile SrtpReceiver? _srtp;

    public string Cname => _cname;

    public void Begin(SrtpReceiver srtp, SrtpSender sender)
    {
        _srtp = srtp;
        outlet.Srtp = sender;
        _reportDue = clock.Now + ReportInterval / 4;
    }

    public void Negotiated(RtpDemux demux, IEnumerable<RtpTransceiver> transceivers)
    {
        lock (_lock)
        {
            _demux = demux;
            _transceivers = [.. transceivers];
            foreach (var (ssrc, receiver) in _sources)
                if (!demux.Knows(receiver))
                    _sources.Remove(ssrc);
        }
    }

    /// <summary>On a socket's thread, with RTP or RTCP; decrypts in place.</summary>
    public void OnPacket(Span<byte> packet)
    {
        if (_srtp is not { } srtp)
            return;
        if (RtpHeader.IsRtcp(packet))
            OnRtcp(srtp, packet);
        else
            OnRtp(srtp, packet);
    }

    /// <summary>Sends reports that are due; returns when it must be called again.</summary>
    public TimeSpan Advance()
    {
        var now = clock.Now;
        if (!outlet.IsOpen)
            return now + ReportInterval;
        if (now >= _reportDue)
        {
            SendReports();
            // Randomised so that many peers do not speak in step (RFC 3550 section 6.2).
            _reportDue = now + ReportInterval * (0.5 + Random.Shared.NextDouble());
        }
        return _reportDue;
    }

    public void SayGoodbye()
    {
        if (!outlet.IsOpen)
            return;
        var writer = new RtcpWriter(_report.AsSpan(0, ReportBytes));
        writer.ReceiverReport(_reporter);
        writer.SourceDescription(_reporter, _cname);
        writer.Goodbye(_reporter);
        lock (_lock)
            foreach (var transceiver in _transceivers)
                if (transceiver.CurrentDirection.Sends() && writer.Room >= 8)
                    writer.Goodbye(transceiver.Sender.Ssrc);
        outlet.SendRtcp(_report, writer.Length);
    }

    public void End()
    {
        _srtp?.Dispose();
        outlet.Srtp?.Dispose();
    }

    void IRtcpListener.OnSenderReport(uint ssrc, ulong ntpTime)
    {
        if (_sources.TryGetValue(ssrc, out var receiver))
            receiver.OnSenderReport(ssrc, ntpTime);
    }

    void IRtcpListener.OnReportBlock(in ReportBlock block)
    {
        foreach (var transceiver in _transceivers)
        {
            if (transceiver.Sender.Ssrc != block.Ssrc)
                continue;
            transceiver.Sender.OnReport(block, NtpTime.From(clock.Provider.GetUtcNow()));
            foreach (var other in _transceivers)
                other.Receiver.OnRoundTrip(transceiver.Sender.RemoteStatistics.RoundTrip);
        }
    }

    void IRtcpListener.OnGoodbye(uint ssrc) => _sources.Remove(ssrc);

    private void OnRtp(SrtpReceiver srtp, Span<byte> packet)
    {
        if (!RtpHeader.TryParse(packet, out var header))
            return;
        var length = srtp.OpenRtp(packet, header.Length);
        if (length < 0 || !header.TryGetPayload(packet[..length], out var payload))
            return;
        ice.Heard();
        // One packet of a peer at a time, whichever socket it came by: sinks count on it.
        lock (_lock)
            Find(header)?.OnPacket(header, payload, _demux.AudioLevelId);
    }

    private RtpReceiver? Find(in RtpHeader header)
    {
        var receiver = _demux.FindByMid(header);
        if (receiver is null && _sources.TryGetValue(header.Ssrc, out receiver))
            return receiver;
        receiver ??= _demux.FindBySsrc(header.Ssrc) ?? _demux.FindByPayloadType(header.PayloadType);
        if (receiver is not null && _sources.Count < MostSources)
            _sources[header.Ssrc] = receiver;
        return receiver;
    }

    private void OnRtcp(SrtpReceiver srtp, Span<byte> packet)
    {
        var length = srtp.OpenRtcp(packet);
        if (length < 0)
            return;
        ice.Heard();
        lock (_lock)
            RtcpReader.Read(packet[..length], this);
    }

    private void SendReports()
    {
        RtpTransceiver[] transceivers;
        lock (_lock)
            transceivers = _transceivers;
        var writer = new RtcpWriter(_report.AsSpan(0, ReportBytes));
        var utcNow = clock.Provider.GetUtcNow();
        // Sender reports first, then one receiver report with a block for each source; a full buffer is sent and begun anew.
        foreach (var transceiver in transceivers)
            if (transceiver.CurrentDirection.Sends() && transceiver.Sender.TryReport(ref writer, utcNow))
            {
                writer.SourceDescription(transceiver.Sender.Ssrc, _cname);
                FlushWhenBelow(ref writer, 128);
            }
        writer.ReceiverReport(_reporter);
        foreach (var transceiver in transceivers)
        {
            if (!transceiver.CurrentDirection.Receives() || transceiver.Receiver.NextBlock() is not { } block || writer.TryAddBlock(block))
                continue;
            FlushWhenBelow(ref writer, ReportBytes);
            writer.ReceiverReport(_reporter);
            writer.TryAddBlock(block);
        }
        FlushWhenBelow(ref writer, 64);
        writer.SourceDescription(_reporter, _cname);
        FlushWhenBelow(ref writer, ReportBytes);
    }

    private void FlushWhenBelow(ref RtcpWriter writer, int room)
    {
        if (writer.Room >= room || writer.Length == 0)
            return;
        outlet.SendRtcp(_report, writer.Length);
        writer = new RtcpWriter(_report.AsSpan(0, ReportBytes));
    }
}
