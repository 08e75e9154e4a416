using Microsoft.Extensions.DependencyInjection;

namespace Parley.Tools.Connectors;

internal static class ConnectorServices
{
    /// <summary>The built-in tools, one kind each.</summary>
    public static IServiceCollection AddConnectors(this IServiceCollection services) => services;
}
