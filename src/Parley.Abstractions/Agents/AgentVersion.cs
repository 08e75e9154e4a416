namespace Parley.Agents;

/// <summary>An agent as it was saved once: never changed, never deleted while calls refer to it.</summary>
/// <param name="Agent">The agent's id: lower case, digits and '_', such as <c>clinic_appointment_assistant</c>.</param>
/// <param name="Number">Counts from 1 within the agent.</param>
/// <param name="Source">The agent file's text, YAML or JSON, as it was saved.</param>
/// <param name="Author">Who saved it; <c>file</c> when it came from the agents' folder.</param>
/// <param name="Note">Why, in the author's words.</param>
/// <param name="SavedAt">When.</param>
public sealed record AgentVersion(string Agent, int Number, string Source, string Author, string Note, DateTimeOffset SavedAt)
{
    /// <summary>The author of versions that came from the agents' folder.</summary>
    public const string FromFile = "file";
}
