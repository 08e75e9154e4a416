using System.CommandLine;

namespace Parley.Cli.Sessions;

/// <summary><c>--server</c>: which Parley to talk to.</summary>
internal static class ServerOption
{
    public static Option<Uri> Create() => new("--server")
    {
        Description = "Address of the Parley server",
        HelpName = "URL",
        DefaultValueFactory = _ => new Uri("http://127.0.0.1:8080"),
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
                return address;
            result.AddError($"--server takes an address such as http://127.0.0.1:8080, not '{result.Tokens[0].Value}'.");
            return null!;
        },
    };
}
