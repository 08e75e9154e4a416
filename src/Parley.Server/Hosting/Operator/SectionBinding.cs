using System.Reflection;
using Microsoft.Extensions.Options;
using Parley.Dialogue.LanguageModels.Registry;

namespace Parley.Server.Hosting.Operator;

/// <summary>
/// Options from a section whose keys are <c>snake_case</c> or <c>PascalCase</c>. A key that no option has is a fault: a misspelt one would
/// otherwise be a default nobody meant. Passwords and secrets may be referred to.
/// </summary>
internal static class SectionBinding
{
    private static readonly string[] Secrets = ["Secret", "Password"];

    /// <exception cref="OptionsValidationException">Something is wrong; every unknown key is named.</exception>
    public static void Bind(IConfiguration configuration, string path, object options)
    {
        var section = configuration.GetSection(path);
        if (!section.Exists())
            return;
        var faults = new List<string>();
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        Collect(section, options.GetType(), "", values, new(configuration, faults));
        if (faults.Count > 0)
            throw new OptionsValidationException(path, options.GetType(), faults);
        try
        {
            new ConfigurationBuilder().AddInMemoryCollection(values).Build().Bind(options);
        }
        catch (InvalidOperationException wrong)
        {
            // Of what type it should be; the binder says it by place, without the value, which may be a secret.
            throw new OptionsValidationException(path, options.GetType(), [$"{path}: {wrong.InnerException?.Message ?? wrong.Message}"]);
        }
    }

    private static void Collect(IConfigurationSection section, Type type, string prefix, Dictionary<string, string?> values, Reading reading)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        foreach (var child in section.GetChildren())
        {
            if (properties.FirstOrDefault(property => Plain(property.Name) == Plain(child.Key)) is not { } property)
                reading.Faults.Add($"{child.Path}: unknown setting{NearMiss.Hint(child.Key, properties.Select(known => SnakeCase(known.Name)))}.");
            else if (EntryType(property.PropertyType) is { } entry)
                foreach (var item in child.GetChildren())
                    Take(item, entry, $"{prefix}{property.Name}:{item.Key}", property.Name, values, reading);
            else
                Take(child, property.PropertyType, prefix + property.Name, property.Name, values, reading);
        }
    }

    private static void Take(IConfigurationSection from, Type type, string to, string property, Dictionary<string, string?> values, Reading reading)
    {
        if (from.GetChildren().Any())
            Collect(from, type, to + ":", values, reading);
        else
            values[to] = from.Value is { } text && Secrets.Contains(property) && SecretReference.IsReference(text) ? Resolve(from.Path, text, reading) : from.Value;
    }

    private static string? Resolve(string path, string reference, Reading reading)
    {
        var secret = SecretReference.Resolve(reference, reading.Environment);
        if (secret is null)
            reading.Faults.Add($"{path}: '{reference}' points to nothing.");
        return secret;
    }

    /// <summary>What stands under each name of a map; null for what is none.</summary>
    private static Type? EntryType(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var kind && (kind == typeof(Dictionary<,>) || kind == typeof(IDictionary<,>)) ? type.GetGenericArguments()[1] : null;

    private static string Plain(string key) => key.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private static string SnakeCase(string name) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    private sealed record Reading(IConfiguration Environment, List<string> Faults);
}
