using System.Net.Http.Json;
using Parley.Cli.Sessions;

namespace Parley.Cli.Agents;

/// <summary>Agents' versions at a Parley server.</summary>
internal static class AgentApi
{
    /// <exception cref="ServerRefusedException">With a sentence for the user.</exception>
    public static Task<SavedAgent> SaveAsync(Uri server, string? tenant, string agent, string source, string author, string note, CancellationToken cancellationToken) =>
        SendAsync<SavedAgent>(server, HttpMethod.Post, $"/v1/agents/{Uri.EscapeDataString(agent)}/versions", tenant, new { source, author, note }, cancellationToken);

    /// <exception cref="ServerRefusedException">With a sentence for the user.</exception>
    public static async Task<IReadOnlyList<VersionFigures>> FiguresAsync(Uri server, string? tenant, string agent, CancellationToken cancellationToken) =>
        (await SendAsync<FiguresAnswer>(server, HttpMethod.Get, $"/v1/agents/{Uri.EscapeDataString(agent)}/figures", tenant, null, cancellationToken)).Versions;

    /// <exception cref="ServerRefusedException">With a sentence for the user.</exception>
    public static Task<AgentVersions> VersionsAsync(Uri server, string? tenant, string agent, CancellationToken cancellationToken) =>
        SendAsync<AgentVersions>(server, HttpMethod.Get, $"/v1/agents/{Uri.EscapeDataString(agent)}/versions", tenant, null, cancellationToken);

    /// <returns>What answers from the next call on.</returns>
    /// <exception cref="ServerRefusedException">With a sentence for the user.</exception>
    public static async Task<IReadOnlyList<VersionShare>> PublishAsync(
        Uri server, string? tenant, string agent, IReadOnlyList<VersionShare> shares, string author, string note, CancellationToken cancellationToken)
    {
        var body = new { shares = shares.Select(share => new { version = share.Version, percent = share.Percent }), author, note };
        return (await SendAsync<Publication>(server, HttpMethod.Post, $"/v1/agents/{Uri.EscapeDataString(agent)}/publications", tenant, body, cancellationToken)).Shares;
    }

    private static async Task<T> SendAsync<T>(Uri server, HttpMethod method, string path, string? tenant, object? body, CancellationToken cancellationToken)
    {
        var query = tenant is null ? "" : $"?tenant_id={Uri.EscapeDataString(tenant)}";
        using var request = new HttpRequestMessage(method, path + query) { Content = body is null ? null : JsonContent.Create(body) };
        return await ServerAnswer.GetAsync<T>(server, request, cancellationToken);
    }

    private sealed record Publication(IReadOnlyList<VersionShare> Shares);

    private sealed record FiguresAnswer(IReadOnlyList<VersionFigures> Versions);
}
