using Microsoft.Extensions.Options;

namespace Parley.Agents;

/// <summary>Stops a start without the agents' folder. Faults of a file in it stop nothing: other agents, or its last good version, answer.</summary>
internal sealed class AgentFilesValidation : IValidateOptions<AgentsOptions>
{
    public ValidateOptionsResult Validate(string? name, AgentsOptions options) => Directory.Exists(options.Folder)
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"The folder of agents '{Path.GetFullPath(options.Folder)}' does not exist: name another one in PARLEY_AGENTS.");
}
