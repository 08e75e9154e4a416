using Parley.Calls;
using Parley.Flows.Texts;
using Parley.Tenancy;

namespace Parley.Agents.Texts;

/// <inheritdoc cref="IAgentTexts"/>
internal sealed class AgentTexts(ITenantValues tenants) : IAgentTexts
{
    public SessionRequest Fill(SessionRequest session, DateTimeOffset at)
    {
        var agent = session.Agent;
        if (IsPlain(agent.Greeting) && IsPlain(agent.Instructions))
            return session;
        var tenant = tenants.Of(session.Tenant);
        return session with
        {
            Agent = agent with
            {
                Greeting = Text(agent.Greeting, new TextValues(session, tenant, at, isSpoken: true)),
                Instructions = Text(agent.Instructions, new TextValues(session, tenant, at, isSpoken: false)),
            },
        };
    }

    /// <summary>Most texts read nothing: the agent stays the instance that its flows are made ready for.</summary>
    private static bool IsPlain(string text) => !text.Contains("{{", StringComparison.Ordinal) && !text.Contains("{%", StringComparison.Ordinal);

    /// <summary>What cannot be filled in was published before such texts were checked. It is left out: nobody is to hear a template.</summary>
    private static string Text(string source, TextValues values)
    {
        if (FlowTemplate.Parse(source).Template is not { } template)
            return "";
        try
        {
            return template.Render(values.Find);
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
