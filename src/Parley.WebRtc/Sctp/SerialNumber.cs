namespace Parley.WebRtc;

/// <summary>Serial number arithmetic (RFC 1982): TSNs are kept as 64-bit numbers that never wrap.</summary>
internal static class SerialNumber
{
    /// <summary>The number with these low 32 bits that lies nearest to <paramref name="near"/>.</summary>
    public static long Unwrap(uint wire, long near) => near + (int)(wire - (uint)near);

    /// <summary>How far <paramref name="ssn"/> lies ahead of <paramref name="reference"/>; negative: behind.</summary>
    public static int Distance(ushort ssn, ushort reference) => (short)(ssn - reference);
}
