using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Parley.Agents;
using Parley.LanguageModels;
using Parley.Server.Agents;
using Parley.Server.Hosting.Operator;
using Parley.Server.Readiness;
using Parley.Speech.Readiness;
using Parley.WebRtc;

namespace Parley.Server.Hosting;

/// <summary>From arguments to exit code.</summary>
internal static class ParleyApplication
{
    /// <param name="engines">What stands behind the ports; null for the embedded engines.</param>
    /// <returns>0 after a polite end; 1 when the server could not start or failed; 2 for wrong arguments.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, TextWriter error, Action<IServiceCollection, IConfiguration>? engines, CancellationToken cancellationToken)
    {
        var (options, exitCode) = CommandLine.Read(arguments, output, error);
        if (options is null)
            return exitCode;
        try
        {
            if (options is { AgentsToCheck: { } files })
                return await AgentsCheck.RunAsync(files, output, error, cancellationToken);
            NativeLibraries.Require();
            ListeningPorts.Require(options);
            PrivateFiles.Require();
            using var folder = DataFolder.Take(options.DataFolder);
            await using var application = Build(options, engines);
            if (!await IsStartedAsync(application, cancellationToken))
                return 0;
            Banner.Write(
                output, AddressOf(application, options), options, application.Services.GetRequiredService<WebRtcEndpoint>(), application.Services.GetService<ISpeechReadiness>(), application.Services.GetService<IModelStatus>(),
                application.Services.GetRequiredService<IAgentFiles>().States);
            await application.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (Exception fault) when (StartupFaults.Explain(fault, options) is { } sentence)
        {
            await error.WriteLineAsync(sentence);
            return 1;
        }
    }

    /// <summary>A start that fails or is ended is stopped in order: models and voices may be loading, and native code must be left before its parts are freed.</summary>
    /// <returns>False when it was asked to end before it had started.</returns>
    private static async Task<bool> IsStartedAsync(WebApplication application, CancellationToken cancellationToken)
    {
        try
        {
            await application.StartAsync(cancellationToken);
            return true;
        }
        catch (OperationCanceledException) when (application.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await application.StopAsync(CancellationToken.None);
            return false;
        }
        catch
        {
            await application.StopAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>The application, built and mapped but not started.</summary>
    public static WebApplication Build(ParleyOptions options, Action<IServiceCollection, IConfiguration>? engines)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ParleyApplication).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        SettingsFile.LayUnder(builder.Configuration, options.DataFolder);
        var credentials = ApiCredentials.Load(
            builder.Configuration["PARLEY_API_KEY"], builder.Configuration["PARLEY_API_SECRET"], options.DataFolder);
        var started = false;
        AddLogging(builder.Logging, () => started);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Listen(options.Bind, options.Port);
        });
        builder.Services.AddParley(options, credentials);
        if (engines is null)
            builder.Services.AddParleyEngines(builder.Configuration)
                .AddSingleton<IReadinessCheck, SpeechModelsReadiness>()
                .AddSingleton<IReadinessCheck, LanguageModelsReadiness>();
        else
            engines(builder.Services, builder.Configuration);
        var application = builder.Build();
        application.Lifetime.ApplicationStarted.Register(() => started = true);
        application.MapParley();
        return application;
    }

    /// <summary>The same parts over another agents' folder, to ask them something: nothing listens, nothing is stored.</summary>
    /// <param name="agents">Null for the installed folder.</param>
    public static WebApplication BuildUnserved(string? agents)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        if (agents is not null)
            builder.Configuration["PARLEY_AGENTS"] = agents;
        builder.Logging.ClearProviders();
        builder.Services.AddParley(new ParleyOptions { DataFolder = CommandLine.DefaultDataFolder }, new ApiCredentials("unserved", new string('-', 32)));
        builder.Services.AddParleyEngines(builder.Configuration);
        return builder.Build();
    }

    /// <summary>A start that fails is told in one sentence, so the host keeps its trace of it to itself.</summary>
    private static void AddLogging(ILoggingBuilder logging, Func<bool> isStarted) => logging
        .SetMinimumLevel(LogLevel.Information)
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("System", LogLevel.Warning)
        .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level >= LogLevel.Warning && isStarted())
        .AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat, console.UseUtcTimestamp) = (true, "HH:mm:ss.fff ", true));

    public static string AddressOf(WebApplication application, ParleyOptions options)
    {
        var bound = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        var port = bound is null ? options.Port : new Uri(bound).Port;
        var host = IPAddress.Any.Equals(options.Bind) || IPAddress.IPv6Any.Equals(options.Bind) ? IPAddress.Loopback : options.Bind;
        return $"http://{new IPEndPoint(host, port)}/";
    }
}
