namespace Parley.WebRtc;

/// <summary>A session description that cannot be used, and why.</summary>
public sealed class SdpException : Exception
{
    public SdpException() { }

    public SdpException(string message) : base(message) { }

    public SdpException(string message, Exception innerException) : base(message, innerException) { }
}
