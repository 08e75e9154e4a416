using Parley.Guardrails.Chain;
using Parley.Guardrails.Sensitive;
using Parley.Handoff;
using Parley.Speech;
using Parley.Storage.Retention;

namespace Parley.Server.Hosting.Operator;

/// <summary>What whoever runs the server decides for all agents, each part in its section under <c>Parley</c>. docs/settings.md tells it.</summary>
internal static class OperatorSettings
{
    public static IReadOnlyList<string> Sections { get; } = ["conversation", "guardrails", "handoff", "knowledge", "masking", "models", "retention", "speech"];

    public static IServiceCollection AddOperatorSettings(this IServiceCollection services)
    {
        services.AddSection<RetentionOptions>("Parley:Retention");
        services.AddSection<HandoffOptions>("Parley:Handoff");
        services.AddSection<GuardrailOptions>("Parley:Guardrails");
        services.AddSection<SpeechOptions>("Parley:Speech");
        services.AddOptions<MaskingOptions>().Configure<IConfiguration>((masking, configuration) => MaskingSettings.Read(configuration.GetSection("Parley:Masking"), masking));
        return services;
    }

    /// <summary>Reads options from a section, where a misspelt key is a fault.</summary>
    public static void AddSection<T>(this IServiceCollection services, string path) where T : class =>
        services.AddOptions<T>().Configure<IConfiguration>((options, configuration) => SectionBinding.Bind(configuration, path, options));
}
