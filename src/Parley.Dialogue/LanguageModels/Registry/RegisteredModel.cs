using Microsoft.Extensions.AI;
using Parley.Dialogue.LanguageModels.Circuits;
using Parley.Dialogue.LanguageModels.Racing;
using Parley.LanguageModels;

namespace Parley.Dialogue.LanguageModels.Registry;

/// <summary>A model with what the process has learned of it.</summary>
internal sealed class RegisteredModel(ModelDefinition definition, Lazy<IChatClient> client, ModelCircuit circuit) : IDisposable
{
    public ModelDefinition Definition => definition;

    public IChatClient Client => client.Value;

    public ModelCircuit Circuit => circuit;

    /// <summary>How soon its answers begin.</summary>
    public ModelPace Pace { get; } = new();

    public void Dispose()
    {
        if (client.IsValueCreated)
            client.Value.Dispose();
    }
}
