namespace Parley.WebRtc;

/// <summary>Takes what <see cref="RtcpReader"/> finds, in order.</summary>
internal interface IRtcpListener
{
    void OnSenderReport(uint ssrc, ulong ntpTime);

    void OnReportBlock(in ReportBlock block);

    void OnGoodbye(uint ssrc);
}
