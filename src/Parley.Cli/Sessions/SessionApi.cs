using System.Net.Http.Json;

namespace Parley.Cli.Sessions;

/// <summary>Opens sessions at a Parley server.</summary>
public static class SessionApi
{
    /// <exception cref="ServerRefusedException">With a sentence for the user.</exception>
    public static async Task<SessionTicket> OpenAsync(Uri server, AgentChoice? agent, string channel, CancellationToken cancellationToken)
    {
        agent ??= new AgentChoice();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/sessions")
        {
            Content = JsonContent.Create(new
            {
                agent = agent.Agent, tenant_id = agent.Tenant, channel, consent_status = agent.Consent, user_name = agent.UserName, memory = agent.Memory,
            }),
        };
        return await ServerAnswer.GetAsync<SessionTicket>(server, request, cancellationToken);
    }
}
