using Microsoft.Extensions.AI;

namespace Parley.LanguageModels;

/// <summary>Makes clients for one or more kinds of model servers.</summary>
public interface IModelProvider
{
    /// <summary>As configuration names them.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>What is wrong with a definition of one of its kinds, as sentences; empty when nothing is.</summary>
    IEnumerable<string> Faults(ModelDefinition model);

    /// <summary>
    /// A client that neither retries nor waits out long timeouts: fallback is faster than a second attempt. Makes no request. Updates that
    /// carry a piece of a tool call are marked by <see cref="ModelSigns.MarkToolCall"/>, since others see it only once it is whole.
    /// </summary>
    /// <param name="key">The key itself; empty where the definition refers to none.</param>
    IChatClient Create(ModelDefinition model, string key);
}
