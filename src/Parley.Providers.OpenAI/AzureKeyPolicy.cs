using System.ClientModel.Primitives;

namespace Parley.Providers.OpenAI;

/// <summary>Azure takes its keys in a header of its own (https://learn.microsoft.com/azure/ai-services/openai/reference#authentication).</summary>
internal sealed class AzureKeyPolicy(string key) : PipelinePolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        message.Request.Headers.Set("api-key", key);
        ProcessNext(message, pipeline, currentIndex);
    }

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        message.Request.Headers.Set("api-key", key);
        return ProcessNextAsync(message, pipeline, currentIndex);
    }
}
