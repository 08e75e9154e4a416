namespace Parley.Media;

/// <summary>libopus refused its input; <see cref="Code"/> is its error number (opus_defines.h).</summary>
public sealed class OpusException : Exception
{
    public OpusException() { }

    public OpusException(string message) : base(message) { }

    public OpusException(string message, Exception innerException) : base(message, innerException) { }

    public OpusException(int code) : base($"libopus: {Describe(code)} ({code}).") => Code = code;

    public int Code { get; }

    private static string Describe(int code) => code switch
    {
        -1 => "bad argument",
        -2 => "buffer too small",
        -3 => "internal error",
        -4 => "corrupted packet",
        -5 => "request not implemented",
        -6 => "invalid state",
        -7 => "out of memory",
        _ => "unknown error",
    };
}
