using Microsoft.Extensions.Options;

namespace Parley.Agents;

/// <summary>Stops the start with every fault of every agent file, rather than a call with a missing agent later.</summary>
internal sealed class AgentFilesValidation : IValidateOptions<AgentsOptions>
{
    public ValidateOptionsResult Validate(string? name, AgentsOptions options)
    {
        if (!Directory.Exists(options.Folder))
            return ValidateOptionsResult.Fail($"The folder of agents '{Path.GetFullPath(options.Folder)}' does not exist.");
        var faults = AgentFiles.Tenants(options.Folder).SelectMany(t => AgentFiles.Read(options.Folder, t)).SelectMany(f => f.Faults).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults.Select(f => f.ToString()));
    }
}
