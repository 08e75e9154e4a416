namespace Parley.Dialogue;

/// <summary>Takes the accounts of language models. Called at the end of each request, also in the middle of a call: it must return at once. Thread-safe.</summary>
public interface IModelUsageSink
{
    void Record(ModelUsage usage);
}
