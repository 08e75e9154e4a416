using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using System.Net;
using Parley.Tenancy;
using Parley.WebRtc;

namespace Parley.Server.Hosting;

/// <summary>The options of <c>parley up</c> and their defaults.</summary>
internal static class CommandLine
{
    private static readonly Option<int> Port = PortOption("--port", 8080, "HTTP port of the page, the API and signalling (0: any free one)");
    private static readonly Option<int> TcpPort = PortOption("--tcp-port", 7881, "TCP port for media where UDP is blocked (0: any free one)");

    private static readonly Option<PortRange> UdpPorts = new("--udp-port")
    {
        HelpName = "PORT[-PORT]",
        Description = "UDP port of all calls' media (0: any free one), or a range such as 7882-7885 that calls are spread over",
        DefaultValueFactory = _ => PortRange.Of(7882),
        CustomParser = result =>
        {
            if (PortRange.TryParse(result.Tokens[0].Value, out var range))
                return range;
            result.AddError($"--udp-port takes a port from 0 to 65535 or a range of up to {PortRange.MostPorts} such as 7882-7885, not '{result.Tokens[0].Value}'.");
            return default;
        },
    };

    private static readonly Option<IReadOnlyList<IPAddress>> MediaAddresses = new("--media-address")
    {
        HelpName = "ADDRESS|INTERFACE",
        Description = "Address for media, or interface with its addresses, told to callers; may be given several times (default: as --bind)",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result =>
        {
            var addresses = new List<IPAddress>();
            foreach (var token in result.Tokens)
            {
                var found = MediaAddress.Parse(token.Value);
                if (found.Count == 0)
                    result.AddError($"--media-address takes an IP address such as 192.0.2.1 or an interface of this machine, not '{token.Value}'.");
                addresses.AddRange(found);
            }
            return [.. addresses.Distinct()];
        },
    };

    private static readonly Option<TenantId> Tenant = new("--tenant")
    {
        HelpName = "ID",
        Description = "Whose a request is that names no tenant: a folder below the agents'",
        DefaultValueFactory = _ => ParleyOptions.DemoTenant,
        CustomParser = result =>
        {
            if (!TenantId.TryParse(result.Tokens[0].Value, out var tenant))
                result.AddError($"--tenant takes 1 to 64 of a-z, 0-9, '_' and '-', not '{result.Tokens[0].Value}'.");
            return tenant;
        },
    };

    private static readonly Option<int> MaxCalls = NumberOption(
        "--max-calls", "N", 200, least: 1, most: 10_000, "a number", "Calls at the same time; more are refused and told when to try again");

    private static readonly Argument<string[]> Files = new("FILE") { Arity = ArgumentArity.ZeroOrMore, Description = "Agent files, each in its tenant's folder, or such folders" };

    private static readonly Option<string> Data = new("--data")
    {
        HelpName = "DIR",
        Description = "Folder for records and recordings",
        DefaultValueFactory = _ => DefaultDataFolder,
    };

    private static readonly Option<IPAddress?> Bind = AddressOption("--bind", "Address to listen on; 0.0.0.0 opens the server to others", IPAddress.Loopback);

    private static readonly Option<string[]> Hosts = new("--host")
    {
        HelpName = "NAME",
        Description = "Name under which others, or a proxy, reach the server, such as voice.example.com; may be given several times, '*' is any (always: addresses, localhost)",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value != "*" && Uri.CheckHostName(token.Value) == UriHostNameType.Unknown))
                result.AddError($"--host takes a name such as voice.example.com, without scheme and port, not '{token.Value}'.");
            return [.. result.Tokens.Select(token => token.Value)];
        },
    };

    private static readonly Option<IPAddress?> PublicAddress = AddressOption(
        "--public-address", "Address told to callers in place of those for media, when the server stands behind a static NAT", value: null);

    /// <summary>The XDG base directory specification's place for a user's own data.</summary>
    public static string DefaultDataFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "parley");

    /// <summary>Reads the arguments, or answers those that ask for help or are wrong.</summary>
    /// <returns>The options; or null and the exit code when there is nothing to run.</returns>
    public static (ParleyOptions? Options, int ExitCode) Read(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        var up = new Command("up", "Start Parley, where people talk to agents; Ctrl-C ends calls politely")
        {
            Port, Data, UdpPorts, TcpPort, Bind, MediaAddresses, PublicAddress, Hosts, Tenant, MaxCalls,
        };
        up.SetAction(_ => { });
        var check = new Command("check", "Check agent files and say what would keep them from being published; all of the agents' folder without FILE") { Files };
        check.SetAction(_ => { });
        // Named as users call it; what is not about agents starts the server.
        var parley = new Command("./parley") { up, new Command("agents", "Work on agent files") { check }, new HelpOption() };
        var result = parley.Parse(arguments is ["agents", ..] ? [.. arguments] : ["up", .. arguments]);
        if (result.Errors.Count > 0)
        {
            error.WriteLine($"{result.Errors[0].Message} See --help.");
            return (null, 2);
        }
        var code = result.Invoke(new InvocationConfiguration { Output = output, Error = error });
        if (result.Action == check.Action)
            return (new ParleyOptions { DataFolder = DefaultDataFolder, AgentsToCheck = result.GetValue(Files) ?? [] }, 0);
        if (result.Action != up.Action)
            return (null, code);
        return (new ParleyOptions
        {
            Port = result.GetValue(Port),
            UdpPorts = result.GetValue(UdpPorts),
            TcpPort = result.GetValue(TcpPort),
            Bind = result.GetValue(Bind) ?? IPAddress.Loopback,
            MediaAddresses = result.GetValue(MediaAddresses) ?? [],
            PublicAddress = result.GetValue(PublicAddress),
            Hosts = result.GetValue(Hosts) ?? [],
            DataFolder = Path.GetFullPath(result.GetValue(Data)!),
            Tenant = new TenantContext(result.GetValue(Tenant)),
            MaxCalls = result.GetValue(MaxCalls),
        }, 0);
    }

    private static Option<IPAddress?> AddressOption(string name, string description, IPAddress? value) => new(name)
    {
        HelpName = "ADDRESS",
        Description = description,
        DefaultValueFactory = _ => value,
        CustomParser = result =>
        {
            if (IPAddress.TryParse(result.Tokens[0].Value, out var address))
                return address;
            result.AddError($"{name} takes an IP address such as 192.0.2.1, not '{result.Tokens[0].Value}'.");
            return null;
        },
    };

    private static Option<int> PortOption(string name, int value, string description) => NumberOption(name, "PORT", value, ushort.MinValue, ushort.MaxValue, "a port", description);

    private static Option<int> NumberOption(string name, string helpName, int value, int least, int most, string kind, string description) => new(name)
    {
        HelpName = helpName,
        Description = description,
        DefaultValueFactory = _ => value,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                return number;
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes {kind} from {least} to {most}, not '{result.Tokens[0].Value}'."));
            return value;
        },
    };
}
