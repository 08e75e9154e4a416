using System.Reflection;
using System.Runtime.InteropServices;

namespace Parley.WebRtc.Tests.Sctp;

/// <summary>The parts of libusrsctp (Debian's libusrsctp2) that a peer over AF_CONN needs.</summary>
internal static class UsrSctp
{
    public const int AfConn = 123;
    public const int SockStream = 1;
    public const int IpProtoSctp = 132;

    private const string Library = "libusrsctp.so.2";

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate int Output(nint address, nint buffer, nuint length, byte tos, byte setDontFragment);

    public static bool IsInstalled { get; } = NativeLibrary.TryLoad(Library, Assembly.GetExecutingAssembly(), null, out _);

    [DllImport(Library, EntryPoint = "usrsctp_init_nothreads")]
    public static extern void InitNoThreads(ushort port, Output output, nint debug);

    [DllImport(Library, EntryPoint = "usrsctp_handle_timers")]
    public static extern void HandleTimers(uint elapsedMilliseconds);

    [DllImport(Library, EntryPoint = "usrsctp_register_address")]
    public static extern void RegisterAddress(nint address);

    [DllImport(Library, EntryPoint = "usrsctp_conninput")]
    public static extern void ConnInput(nint address, byte[] buffer, nuint length, byte ecn);

    [DllImport(Library, EntryPoint = "usrsctp_socket", SetLastError = true)]
    public static extern nint Socket(int domain, int type, int protocol, nint receive, nint send, uint sendThreshold, nint info);

    [DllImport(Library, EntryPoint = "usrsctp_set_non_blocking")]
    public static extern int SetNonBlocking(nint socket, int on);

    [DllImport(Library, EntryPoint = "usrsctp_setsockopt", SetLastError = true)]
    public static extern int SetSockOpt(nint socket, int level, int option, byte[] value, uint length);

    [DllImport(Library, EntryPoint = "usrsctp_bind", SetLastError = true)]
    public static extern int Bind(nint socket, ref ConnAddress address, uint length);

    [DllImport(Library, EntryPoint = "usrsctp_connect", SetLastError = true)]
    public static extern int Connect(nint socket, ref ConnAddress address, uint length);

    [DllImport(Library, EntryPoint = "usrsctp_sendv", SetLastError = true)]
    public static extern nint SendV(
        nint socket, byte[] data, nuint length, nint to, int addresses, ref SendInfo info, uint infoLength, uint infoType, int flags);

    [DllImport(Library, EntryPoint = "usrsctp_recvv", SetLastError = true)]
    public static extern nint RecvV(
        nint socket, byte[] buffer, nuint length, byte[] from, ref uint fromLength, ref ReceiveInfo info, ref uint infoLength, ref uint infoType,
        ref int flags);

    [DllImport(Library, EntryPoint = "usrsctp_close")]
    public static extern void Close(nint socket);

    /// <summary>struct sockaddr_conn.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ConnAddress
    {
        public ushort Family;
        public ushort Port;
        public nint Address;
    }

    /// <summary>struct sctp_sendv_spa.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct SendInfo
    {
        public uint Valid;
        public ushort Stream;
        public ushort Flags;
        public uint Ppid;
        public uint Context;
        public uint Association;
        public ushort Policy;
        public uint Value;
        public ushort KeyNumber;
    }

    /// <summary>struct sctp_rcvinfo.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ReceiveInfo
    {
        public ushort Stream;
        public ushort Ssn;
        public ushort Flags;
        public uint Ppid;
        public uint Tsn;
        public uint Cumulative;
        public uint Context;
        public uint Association;
    }
}
