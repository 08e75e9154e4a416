using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Parley.Providers.OpenAI;

/// <summary>Which model on which server. Environment variables go before the configuration section.</summary>
public sealed record OpenAICompatibleModelOptions
{
    public const string Section = "Model";

    /// <summary>The server's base URL, with or without <c>/v1</c>: <c>PARLEY_LLM_URL</c> or <c>Model:Url</c>.</summary>
    public string Url { get; init; } = "";

    /// <summary>The model's name as the server knows it: <c>PARLEY_LLM_MODEL</c> or <c>Model:Name</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Empty for servers that ask for none: <c>PARLEY_LLM_API_KEY</c> or <c>Model:ApiKey</c>.</summary>
    public string ApiKey { get; init; } = "";

    internal bool IsConfigured => Url.Length > 0 || Name.Length > 0;

    internal static OpenAICompatibleModelOptions Read(IConfiguration configuration)
    {
        return new OpenAICompatibleModelOptions
        {
            Url = Value("PARLEY_LLM_URL", nameof(Url)),
            Name = Value("PARLEY_LLM_MODEL", nameof(Name)),
            ApiKey = Value("PARLEY_LLM_API_KEY", nameof(ApiKey)),
        };

        string Value(string variable, string key) =>
            (configuration[variable] is { Length: > 0 } value ? value : configuration[$"{Section}:{key}"])?.Trim() ?? "";
    }

    /// <exception cref="OptionsValidationException">Something is missing or wrong; every fault is named.</exception>
    internal void Validate()
    {
        var faults = new List<string>();
        if (Url.Length == 0)
            faults.Add("PARLEY_LLM_MODEL is set but PARLEY_LLM_URL is not: give the base URL of an OpenAI-compatible server, such as http://127.0.0.1:11434.");
        else if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            faults.Add($"PARLEY_LLM_URL is '{Url}': expected an http or https address, such as http://127.0.0.1:11434.");
        if (Name.Length == 0)
            faults.Add("PARLEY_LLM_URL is set but PARLEY_LLM_MODEL is not: give the model's name as the server knows it.");
        if (faults.Count > 0)
            throw new OptionsValidationException(Section, typeof(OpenAICompatibleModelOptions), faults);
    }
}
