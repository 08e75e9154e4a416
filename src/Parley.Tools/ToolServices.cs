using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.Tools.Connectors;
using Parley.Tools.Files;
using Parley.Tools.Gateway;
using Parley.Tools.Gateway.Approvals;
using Parley.Tools.Gateway.Auditing;
using Parley.Tools.Gateway.Concealing;
using Parley.Tools.Gateway.Faults;
using Parley.Tools.Gateway.Limits;
using Parley.Tools.Gateway.Once;
using Parley.Tools.Gateway.Permission;
using Parley.Tools.Gateway.Provenance;
using Parley.Tools.Gateway.Resolving;
using Parley.Tools.Gateway.Retries;
using Parley.Tools.Gateway.Schemas;
using Parley.Tools.Gateway.Screening;
using Parley.Tools.Gateway.Speculation;
using Parley.Tools.Gateway.Timeouts;
using Parley.Tools.Kinds;
using Parley.Tools.Kinds.Http;
using Parley.Tools.Kinds.Mcp;
using Parley.Tools.Kinds.OpenApi;
using Parley.Tools.Outbound;
using Parley.Tools.Secrets;
using Parley.Tools.Settings;

namespace Parley.Tools;

public static class ToolServices
{
    /// <summary>
    /// The gateway and all kinds of tools. Needs logging, <see cref="IToolCallStore"/>, <see cref="IToolAudit"/>, <see cref="IApprovalStore"/> and an
    /// agent catalogue; configure with <see cref="ToolsOptions"/>.
    /// </summary>
    public static IServiceCollection AddTools(this IServiceCollection services)
    {
        services.AddOptions<ToolsOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ToolsOptions>, ToolFilesValidation>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSteps();
        services.AddSingleton<ToolMetrics>();
        services.AddSingleton<ToolCatalogue>();
        services.AddSingleton<IToolDirectory>(provider => provider.GetRequiredService<ToolCatalogue>());
        services.AddSingleton<ToolRuns>();
        services.AddHostedService(provider => provider.GetRequiredService<ToolRuns>());
        services.AddSingleton<IToolGateway, ToolGateway>();
        services.AddSingleton<ApprovalWaiters>();
        services.AddSingleton<ApprovalExpiry>();
        services.AddSingleton<IApprovals, ToolApprovals>();
        services.AddOutbound();
        services.AddKinds();
        services.AddConnectors();
        return services;
    }

    /// <summary>From the outside in; each sees only what those before it let through.</summary>
    private static void AddSteps(this IServiceCollection services)
    {
        services.AddSingleton<IToolStep, AuditStep>();
        services.AddSingleton<IToolStep, ConcealStep>();
        services.AddSingleton<IToolStep, ResolveStep>();
        services.AddSingleton<IToolStep, PermissionStep>();
        services.AddSingleton<IToolStep, ArgumentsStep>();
        services.AddSingleton<IToolStep, ScreeningStep>();
        services.AddSingleton<IToolStep, ProvenanceStep>();
        services.AddSingleton<IToolStep, SpeculationStep>();
        services.AddSingleton<IToolStep, DryRunStep>();
        services.AddSingleton<IToolStep, OnceStep>();
        services.AddSingleton<IToolStep, ApprovalStep>();
        services.AddSingleton<IToolStep, TrialStep>();
        services.AddSingleton<IToolStep, LimitsStep>();
        services.AddSingleton<IToolStep, RecordStep>();
        // Again, before anything is stored: a process that tells it later has resolved no secret, and would know none.
        services.AddSingleton<IToolStep, ConcealStep>();
        services.AddSingleton<IToolStep, TimeoutStep>();
        services.AddSingleton<IToolStep, RetryStep>();
        services.AddSingleton<IToolStep, ResultStep>();
        services.AddSingleton<IToolStep, FaultStep>();
    }

    private static void AddOutbound(this IServiceCollection services)
    {
        services.TryAddSingleton(new OutboundOptions());
        services.TryAddSingleton<IHostResolver, SystemResolver>();
        services.AddSingleton<GuardedDialer>();
        services.AddSingleton<IOutbound, GuardedOutbound>();
        services.TryAddSingleton(provider => new SecretOptions { Folder = () => provider.GetRequiredService<IOptions<ToolsOptions>>().Value.SecretsFolder });
        services.AddSingleton<ISecrets, StoredSecrets>();
    }

    private static void AddKinds(this IServiceCollection services)
    {
        services.AddSingleton<IToolKind, HttpKind>();
        services.AddSingleton<IToolKind, OpenApiKind>();
        services.AddSingleton<IToolServerKind, McpKind>();
        services.AddSingleton<McpConnections>();
        services.AddSingleton(provider => new ToolFile(new(() => [.. provider.GetServices<IToolKind>()]), new(() => [.. provider.GetServices<IToolServerKind>()]), provider.GetRequiredService<ILogger<ToolFile>>()));
        services.AddSingleton<ToolFiles>();
        services.AddSingleton<IToolSource>(provider => provider.GetRequiredService<ToolFiles>());
        services.AddSingleton<IHostRules>(provider => provider.GetRequiredService<ToolFiles>());
        services.AddSingleton<ITenantLimits>(provider => provider.GetRequiredService<ToolFiles>());
    }
}
