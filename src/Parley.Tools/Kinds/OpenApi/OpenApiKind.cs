using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Parley.Tools.Kinds.Http;
using Parley.Tools.Outbound;
using Parley.Tools.Secrets;
using Parley.Tools.Settings;

namespace Parley.Tools.Kinds.OpenApi;

/// <summary><c>kind: openapi</c>: the operations of a document beside the tool file, each a tool.</summary>
internal sealed class OpenApiKind(IOutbound outbound, ISecrets secrets) : IToolKind
{
    private const long LargestDocument = 4 * 1024 * 1024;

    public string Kind => "openapi";

    public IReadOnlyList<ITool> Create(ToolEntry entry)
    {
        var (settings, before) = (entry.Settings, entry.Settings.FaultCount);
        var prefix = settings.Has("prefix") ? settings.Text("prefix") : entry.Name + "_";
        var (wanted, headers) = (settings.List("operations"), settings.Map("headers"));
        var (baseUrl, idempotencyHeader) = (settings.Text("base_url"), settings.Text("idempotency_header"));
        if (Read(settings, entry.Folder) is not { } document)
            return [];
        if (Server(settings, document, baseUrl) is not { } server)
            return [];
        var operations = DescribedOperation.Of(document).ToList();
        foreach (var unknown in wanted.Where(name => operations.All(operation => operation.Id != name)))
            settings.Fault("operations", $"the document has no operation '{unknown}'{NearMiss.Hint(unknown, operations.Select(operation => operation.Id))}");
        var tools = new List<ITool>();
        foreach (var operation in operations.Where(operation => wanted.Count == 0 || wanted.Contains(operation.Id)))
            if (OpenApiTool.Of(operation, prefix, server, headers, idempotencyHeader) is (var definition, var spec))
                tools.Add(new HttpTool(definition, spec, outbound, secrets));
            else if (wanted.Count > 0)
                settings.Fault("operations", $"'{operation.Id}' cannot be a tool: its parameters or body are of a form that is not supported");
        return settings.FaultCount == before ? tools : [];
    }

    private static OpenApiDocument? Read(ToolSettings settings, string folder)
    {
        var name = settings.Required("document");
        var path = Path.GetFullPath(Path.Combine(folder, name));
        if (name.Length == 0 || !path.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(path))
        {
            settings.Fault("document", $"there is no file '{name}' in the tenant's folder");
            return null;
        }

        if (new FileInfo(path).Length > LargestDocument)
        {
            settings.Fault("document", $"is larger than {LargestDocument} bytes");
            return null;
        }

        // References out of the document are left alone: nothing is fetched.
        var reading = new OpenApiReaderSettings { LoadExternalRefs = false };
        reading.AddYamlReader();
        var text = File.ReadAllText(path);
        try
        {
            var read = OpenApiDocument.Parse(text, text.TrimStart().StartsWith('{') ? OpenApiConstants.Json : OpenApiConstants.Yaml, reading);
            if (read.Document is { } document && read.Diagnostic?.Errors is not { Count: > 0 })
                return document;
            settings.Fault("document", read.Diagnostic?.Errors.FirstOrDefault()?.ToString() ?? "is no OpenAPI document");
        }
        catch (Exception fault) when (fault is OpenApiException or System.Text.Json.JsonException or YamlDotNet.Core.YamlException or InvalidOperationException or ArgumentException)
        {
            settings.Fault("document", "is no OpenAPI document: " + fault.Message);
        }

        return null;
    }

    private static string? Server(ToolSettings settings, OpenApiDocument document, string baseUrl)
    {
        var server = baseUrl.Length > 0 ? baseUrl : document.Servers?.FirstOrDefault()?.Url ?? "";
        if (Uri.TryCreate(server, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && !server.Contains('{', StringComparison.Ordinal))
            return server.TrimEnd('/');
        settings.Fault("base_url", "expected an address such as https://api.example.com/v1, for the document names none that is complete");
        return null;
    }
}
