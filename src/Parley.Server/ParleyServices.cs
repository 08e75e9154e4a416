using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parley.Calls;
using Parley.Rooms;
using Parley.Server.Agents;
using Parley.Server.Calls;
using Parley.Server.Features.Sessions;
using Parley.Server.Hosting;
using Parley.Server.Hosting.Operator;
using Parley.Server.Json;
using Parley.Server.Masking;
using Parley.Server.Problems;
using Parley.Server.Readiness;
using Parley.Server.Routing;
using Parley.Server.Telemetry;
using Parley.Server.Tenancy;
using Parley.Storage;
using Parley.Tools;
using Parley.Tools.Files;
using Parley.WebRtc;

namespace Parley.Server;

internal static class ParleyServices
{
    /// <summary>What the server is made of. Hosted parts start in this order and stop in reverse: records outlive calls.</summary>
    public static IServiceCollection AddParley(this IServiceCollection services, ParleyOptions options, ApiCredentials credentials)
    {
        services.AddSingleton(options);
        services.AddSingleton(credentials);
        services.TryAddSingleton(TimeProvider.System);
        services.AddRecordsAndTools(options.DataFolder);
        services.AddOperatorSettings();
        services.AddRooms(RoomsFor(options, credentials));
        services.AddCalls(options);
        services.AddApi();
        services.AddReadiness();
        services.AddTelemetry();
        return services;
    }

    /// <summary>What calls leave behind and what they may do; simulated calls use the same.</summary>
    public static IServiceCollection AddRecordsAndTools(this IServiceCollection services, string dataFolder)
    {
        services.AddStorage(new StorageOptions { DataFolder = dataFolder });
        services.AddTools();
        services.AddSingleton<CutOffSessions>();
        services.Configure<ToolsOptions>(tools => tools.SecretsFolder = Path.Combine(dataFolder, "secrets"));
        return services;
    }

    private static void AddCalls(this IServiceCollection services, ParleyOptions options)
    {
        services.AddSingleton<ISessionTokens, RoomTokens>();
        services.AddSingleton<CallMetrics>();
        services.AddSingleton<CallHost>();
        services.AddHostedService(provider => provider.GetRequiredService<CallHost>());
        services.AddSingleton<ICutOffCalls, CutOffCalls>();
        // Calls first, then what is left of requests; the sum bounds how long Ctrl-C takes.
        services.Configure<HostOptions>(host => host.ShutdownTimeout = options.StopTimeout + TimeSpan.FromSeconds(4));
    }

    private static RoomsOptions RoomsFor(ParleyOptions options, ApiCredentials credentials) => new()
    {
        ApiKey = credentials.Key,
        ApiSecret = credentials.Secret,
        Media = new WebRtcOptions
        {
            ListenAddresses = options.MediaAddresses,
            UdpPorts = options.UdpPorts,
            TcpPort = options.TcpPort,
            PublicAddress = options.PublicAddress,
        },
    };

    private static void AddApi(this IServiceCollection services)
    {
        services.AddSnakeCaseJson();
        services.AddProblems();
        services.AddOpenApi(openApi =>
        {
            openApi.LeaveOutHead();
            openApi.AddOperationTransformer<TenantParameter>().AddOperationTransformer<DescribedRefusals>().AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = "Parley";
                return Task.CompletedTask;
            });
        });
        services.AddSingleton<ITenantOfRequest, NamedTenant>();
        services.AddSingleton<SessionRoles>();
        services.AddSingleton<OpenSession>();
        services.AddSingleton<CallMasks>();
        // Only a proxy on this machine is believed (the default known proxies are loopback).
        services.Configure<ForwardedHeadersOptions>(forwarded =>
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost);
    }

    private static void AddReadiness(this IServiceCollection services)
    {
        services.AddSingleton<IReadinessCheck, DatabaseReadiness>();
        services.AddSingleton<IReadinessCheck, AgentsReadiness>();
        services.AddSingleton<AgentsAtStart>();
        services.AddHostedService(provider => provider.GetRequiredService<AgentsAtStart>());
        services.AddSingleton<AgentsWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<AgentsWatch>());
    }
}
