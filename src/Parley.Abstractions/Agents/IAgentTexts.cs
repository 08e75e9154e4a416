using Parley.Calls;

namespace Parley.Agents;

/// <summary>Fills in what an agent's greeting and instructions read of a session. Thread-safe.</summary>
public interface IAgentTexts
{
    /// <summary>
    /// The session with the agent as this caller meets it. Filled in once, when the session opens: a prompt that begins alike all through a
    /// call is what model servers keep.
    /// </summary>
    /// <param name="at">Now; texts read it in the agent's time zone.</param>
    SessionRequest Fill(SessionRequest session, DateTimeOffset at);
}
