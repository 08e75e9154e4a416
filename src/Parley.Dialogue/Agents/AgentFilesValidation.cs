using Microsoft.Extensions.Options;

namespace Parley.Agents;

/// <summary>Stops the start with every fault of every agent file, rather than a call with a missing agent later.</summary>
internal sealed class AgentFilesValidation : IValidateOptions<AgentsOptions>
{
    public ValidateOptionsResult Validate(string? name, AgentsOptions options)
    {
        if (!Directory.Exists(options.Folder))
            return ValidateOptionsResult.Fail($"The folder of agents '{Path.GetFullPath(options.Folder)}' does not exist.");
        var files = AgentFiles.Tenants(options.Folder).SelectMany(tenant => AgentFiles.Read(options.Folder, tenant));
        var faults = files.SelectMany(file => file.Faults.Select(fault => $"{file.File}: {fault}")).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
