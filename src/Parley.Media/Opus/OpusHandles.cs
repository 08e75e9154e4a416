using System.Runtime.InteropServices;

namespace Parley.Media;

/// <summary>Owns a native OpusEncoder.</summary>
internal sealed class OpusEncoderHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        OpusLibrary.DestroyEncoder(handle);
        OpusStates.Free();
        return true;
    }
}

/// <summary>Owns a native OpusDecoder.</summary>
internal sealed class OpusDecoderHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        OpusLibrary.DestroyDecoder(handle);
        OpusStates.Free();
        return true;
    }
}
