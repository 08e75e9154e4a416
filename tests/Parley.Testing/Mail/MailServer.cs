using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Threading.Channels;

namespace Parley.Testing.Mail;

/// <summary>A real SMTP server (npm <c>smtp-server</c>) under Node, on a free loopback port with a certificate of its own. See <c>tests/peers/smtp-server.mjs</c>.</summary>
public sealed class MailServer : IAsyncDisposable
{
    public const string User = "desk";
    public const string Password = "kept-by-reference";
    private static readonly string Peers = Path.Combine(RepositoryPaths.Root, "tests", "peers");

    private readonly Process _process;
    private readonly string _folder;
    private readonly Channel<ReceivedMail> _mails = Channel.CreateUnbounded<ReceivedMail>();
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private MailServer(Process process, string folder) => (_process, _folder) = (process, folder);

    public static bool IsInstalled { get; } = Directory.Exists(Path.Combine(Peers, "node_modules", "smtp-server"));

    public int Port { get; private set; }

    /// <summary>The server's certificate in PEM form.</summary>
    public string Certificate => Path.Combine(_folder, "certificate.pem");

    public ChannelReader<ReceivedMail> Mails => _mails.Reader;

    /// <param name="mode"><c>starttls</c>, <c>tls</c> or <c>plain</c>.</param>
    public static async Task<MailServer> StartAsync(string mode, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("parley-mail-").FullName;
        WriteCertificate(folder);
        var start = new ProcessStartInfo("node") { WorkingDirectory = Peers, RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["smtp-server.mjs", Path.Combine(folder, "certificate.pem"), Path.Combine(folder, "key.pem"), mode])
            start.ArgumentList.Add(argument);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var server = new MailServer(process, folder);
        process.OutputDataReceived += (_, line) => server.Read(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        server.Port = await server._port.Task.WaitAsync(cancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            _port.TrySetException(new InvalidOperationException("The mail server ended."));
            _mails.Writer.TryComplete();
            return;
        }

        using var json = JsonDocument.Parse(line);
        if (json.RootElement.TryGetProperty("port", out var port))
            _port.TrySetResult(port.GetInt32());
        else
            _mails.Writer.TryWrite(json.RootElement.Deserialize<ReceivedMail>(JsonSerializerOptions.Web)!);
    }

    private static void WriteCertificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(folder, "certificate.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }
}
