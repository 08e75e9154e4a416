using System.Text.Json.Serialization;
using Parley.Agents;

namespace Parley.Storage.Agents;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<AgentShare>))]
internal sealed partial class AgentsJson : JsonSerializerContext;
