using System.Runtime.InteropServices;

namespace Parley.Media;

/// <summary>
/// The few functions of libopus that voice needs. The control functions are variadic in C; both Linux calling conventions we run on
/// (System V x86-64, AAPCS64) pass one trailing int as a fixed argument would be passed.
/// </summary>
internal static partial class OpusLibrary
{
    public const int SetBitrate = 4002;
    public const int SetComplexity = 4010;
    public const int SetInbandFec = 4012;
    public const int SetPacketLossPercent = 4014;
    public const int SetDtx = 4016;
    public const int SetSignal = 4024;
    public const int ResetState = 4028;
    public const int SignalVoice = 3001;
    public const int InvalidPacket = -4;

    private const string Library = "libopus.so.0";
    private const int ApplicationVoip = 2048;

    /// <param name="rate">8, 12, 16, 24 or 48 kHz.</param>
    public static OpusEncoderHandle CreateEncoder(int rate)
    {
        try
        {
            var handle = CreateEncoder(rate, 1, ApplicationVoip, out var error);
            Checked(error);
            OpusStates.Take();
            return handle;
        }
        catch (DllNotFoundException missing)
        {
            throw Missing(missing);
        }
    }

    /// <param name="rate">8, 12, 16, 24 or 48 kHz.</param>
    public static OpusDecoderHandle CreateDecoder(int rate)
    {
        try
        {
            var handle = CreateDecoder(rate, 1, out var error);
            Checked(error);
            OpusStates.Take();
            return handle;
        }
        catch (DllNotFoundException missing)
        {
            throw Missing(missing);
        }
    }

    /// <summary>Lets a count or zero pass and turns a negative answer into an exception.</summary>
    public static int Checked(int answer) => answer >= 0 ? answer : throw new OpusException(answer);

    [LibraryImport(Library, EntryPoint = "opus_encode")]
    public static partial int Encode(OpusEncoderHandle encoder, ReadOnlySpan<short> samples, int frameSize, Span<byte> packet, int maxBytes);

    [LibraryImport(Library, EntryPoint = "opus_decode")]
    public static partial int Decode(
        OpusDecoderHandle decoder, ReadOnlySpan<byte> packet, int length, Span<short> samples, int frameSize, int fec);

    [LibraryImport(Library, EntryPoint = "opus_encoder_ctl")]
    public static partial int ControlEncoder(OpusEncoderHandle encoder, int request, int value);

    [LibraryImport(Library, EntryPoint = "opus_encoder_ctl")]
    public static partial int ControlEncoder(OpusEncoderHandle encoder, int request);

    [LibraryImport(Library, EntryPoint = "opus_decoder_ctl")]
    public static partial int ControlDecoder(OpusDecoderHandle decoder, int request);

    [LibraryImport(Library, EntryPoint = "opus_encoder_destroy")]
    public static partial void DestroyEncoder(nint encoder);

    [LibraryImport(Library, EntryPoint = "opus_decoder_destroy")]
    public static partial void DestroyDecoder(nint decoder);

    [LibraryImport(Library, EntryPoint = "opus_encoder_create")]
    private static partial OpusEncoderHandle CreateEncoder(int rate, int channels, int application, out int error);

    [LibraryImport(Library, EntryPoint = "opus_decoder_create")]
    private static partial OpusDecoderHandle CreateDecoder(int rate, int channels, out int error);

    private static DllNotFoundException Missing(DllNotFoundException inner) =>
        new($"{Library} is missing: install the Debian package libopus0 (apt-get install libopus0).", inner);
}
