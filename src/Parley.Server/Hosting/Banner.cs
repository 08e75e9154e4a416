using System.Net;

namespace Parley.Server.Hosting;

/// <summary>What whoever started the server reads once it runs.</summary>
internal static class Banner
{
    public static void Write(TextWriter output, string address, ParleyOptions options)
    {
        output.WriteLine($"Parley is ready: {address}");
        output.WriteLine(IPAddress.IsLoopback(options.Bind)
            ? "Only this machine can reach it, until callers and staff have identities; --bind ADDRESS opens it to others."
            : $"Warning: whoever reaches {options.Bind} can place calls and read every record; there are no identities yet.");
        output.WriteLine($"Media on UDP {options.UdpPorts} and TCP {options.TcpPort}; records in {options.DataFolder}. Ctrl-C ends.");
    }
}
