using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parley.Testing.Calendars;

/// <summary>
/// A real CalDAV server (Debian package <c>radicale</c>) on a free loopback port over a folder of its own, ended by its process. It asks for
/// a password: user <see cref="User"/>, password <see cref="Password"/>.
/// </summary>
public sealed class RadicaleServer : IAsyncDisposable
{
    public const string User = "clinic";
    public const string Password = "kept-by-reference";
    private const int Attempts = 4;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly string _folder;
    private readonly TaskCompletionSource<bool> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string _lastLine = "";

    private RadicaleServer(Process process, string folder, int port) => (_process, _folder, Url) = (process, folder, new Uri($"http://127.0.0.1:{port}/"));

    /// <summary>The server's root.</summary>
    public Uri Url { get; }

    public static bool IsInstalled { get; } = File.Exists("/usr/bin/radicale");

    public static async Task<RadicaleServer> StartAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var server = Launch();
            try
            {
                await server.WaitUntilReadyAsync(cancellationToken);
                return server;
            }
            catch (InvalidOperationException) when (attempt < Attempts)
            {
                // Somebody else took the port between our looking and its listening.
                await server.DisposeAsync();
            }
        }
    }

    /// <summary>Creates a calendar and answers its collection.</summary>
    public async Task<Uri> CreateCalendarAsync(string name, string displayName, CancellationToken cancellationToken)
    {
        var url = new Uri(Url, $"{User}/{name}/");
        using var request = new HttpRequestMessage(new HttpMethod("MKCALENDAR"), url);
        request.Content = new StringContent(
            $"""
             <?xml version="1.0"?><C:mkcalendar xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><set><prop><displayname>{displayName}</displayname></prop></set></C:mkcalendar>
             """);
        (await SendAsync(request, cancellationToken)).Dispose();
        return url;
    }

    /// <summary>Puts an event there as a person's calendar program would.</summary>
    public async Task PutAsync(Uri href, string calendar, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(Url, href)) { Content = new StringContent(calendar, Encoding.UTF8, "text/calendar") };
        (await SendAsync(request, cancellationToken)).Dispose();
    }

    /// <summary>All that the collection holds, as one calendar.</summary>
    public async Task<string> ExportAsync(Uri collection, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Url, collection));
        using var response = await SendAsync(request, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static RadicaleServer Launch()
    {
        var folder = Directory.CreateTempSubdirectory("parley-radicale-").FullName;
        var port = FreePort();
        File.WriteAllText(Path.Combine(folder, "users"), $"{User}:{Password}\n");
        File.WriteAllText(
            Path.Combine(folder, "config"),
            $"""
             [server]
             hosts = 127.0.0.1:{port}
             max_connections = 64
             [auth]
             type = htpasswd
             htpasswd_filename = {Path.Combine(folder, "users")}
             htpasswd_encryption = plain
             delay = 0
             [storage]
             filesystem_folder = {Path.Combine(folder, "collections")}
             [logging]
             level = info
             """);
        var start = new ProcessStartInfo("/usr/bin/radicale") { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder };
        start.ArgumentList.Add("--config");
        start.ArgumentList.Add(Path.Combine(folder, "config"));
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        var server = new RadicaleServer(process, folder, port);
        process.ErrorDataReceived += (_, line) => server.Logged(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return server;
    }

    /// <summary>It says when it listens; where it ends instead, its log ends.</summary>
    private void Logged(string? line)
    {
        _lastLine = line ?? _lastLine;
        if (line is null)
            _ready.TrySetResult(false);
        else if (line.Contains("server ready", StringComparison.Ordinal))
            _ready.TrySetResult(true);
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        if (!await _ready.Task.WaitAsync(StartTimeout, cancellationToken))
            throw new InvalidOperationException($"Radicale ended before it listened: {_lastLine}");
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}")));
        using var http = new HttpClient();
        return (await http.SendAsync(request, cancellationToken)).EnsureSuccessStatusCode();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
