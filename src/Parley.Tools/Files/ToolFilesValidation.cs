using Microsoft.Extensions.Options;
using Parley.Tenancy;

namespace Parley.Tools.Files;

/// <summary>Stops the start with every fault of every tool file, rather than a call with a missing tool later.</summary>
internal sealed class ToolFilesValidation(ToolFile reader) : IValidateOptions<ToolsOptions>
{
    public ValidateOptionsResult Validate(string? name, ToolsOptions options)
    {
        if (!Directory.Exists(options.Folder))
            return ValidateOptionsResult.Success;
        var faults = new List<string>();
        foreach (var folder in Directory.EnumerateDirectories(options.Folder).Order(StringComparer.Ordinal))
        {
            var file = Path.Combine(folder, ToolFiles.FileName);
            if (TenantId.TryParse(Path.GetFileName(folder), out var tenant) && File.Exists(file))
                faults.AddRange(reader.Parse(new TenantContext(tenant), file, File.ReadAllText(file), folder).Faults.Select(fault => fault.ToString()));
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
