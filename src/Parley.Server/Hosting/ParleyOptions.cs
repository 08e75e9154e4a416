using System.Net;
using Parley.Tenancy;
using Parley.WebRtc;

namespace Parley.Server.Hosting;

/// <summary>What the command line and the environment decide.</summary>
internal sealed record ParleyOptions
{
    /// <summary>The tenant of the samples.</summary>
    public static readonly TenantId DemoTenant = TenantId.Parse("clinic_123");

    public IPAddress Bind { get; init; } = IPAddress.Loopback;

    /// <summary>HTTP and signalling; 0 takes any free port.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>Media of all calls, on each of <see cref="MediaAddresses"/>.</summary>
    public PortRange UdpPorts { get; init; } = PortRange.Of(7882);

    /// <summary>Media for callers whose network blocks UDP; 0 takes any free port.</summary>
    public int TcpPort { get; init; } = 7881;

    /// <summary>Where media is received and what callers are told; <see cref="Bind"/> unless chosen.</summary>
    public IReadOnlyList<IPAddress> MediaAddresses
    {
        get => field.Count > 0 ? field : [Bind];
        init;
    } = [];

    /// <summary>Told to callers in place of the media addresses of its family when the server stands behind a static NAT.</summary>
    public IPAddress? PublicAddress { get; init; }

    /// <summary>Names under which others reach the server, beside addresses and this machine's own; <c>*</c> is any.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>An absolute path.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Whose a request is that names no tenant, until identity tells.</summary>
    public TenantContext Tenant { get; init; } = new(DemoTenant);

    /// <summary>Not to serve, but to check these agent files, or all of the folder when empty; null serves.</summary>
    public IReadOnlyList<string>? AgentsToCheck { get; init; }

    /// <summary>At the same time; more are refused and told when to try again.</summary>
    public int MaxCalls { get; init; } = 200;

    /// <summary>How long a stopping server lets calls say goodbye.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>The built page; null looks beside the program, then in the repository.</summary>
    public string? PageFolder { get; init; }
}
