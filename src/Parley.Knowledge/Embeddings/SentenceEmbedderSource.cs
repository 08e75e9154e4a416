using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Parley.Knowledge.Embeddings;

/// <summary>Loads the encoder once, when first asked for. Thread-safe.</summary>
internal sealed partial class SentenceEmbedderSource : ISentenceEmbedderSource
{
    private readonly Lazy<ISentenceEmbedder?> _embedder;
    private readonly ILogger _logger;

    public SentenceEmbedderSource(IOptions<KnowledgeOptions> options, ILogger<SentenceEmbedderSource> logger)
    {
        _logger = logger;
        _embedder = new Lazy<ISentenceEmbedder?>(() => Load(Path.GetFullPath(options.Value.ModelFolder)));
    }

    /// <summary>Null where the model is missing or not readable, which is logged once: search by words still answers.</summary>
    public ISentenceEmbedder? Embedder => _embedder.Value;

    private UniversalSentenceEncoder? Load(string folder)
    {
        try
        {
            return UniversalSentenceEncoder.Load(folder);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or JsonException or KeyNotFoundException or InvalidOperationException
            or UnauthorizedAccessException)
        {
            EncoderMissing(folder, e.Message);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No sentence encoder in '{Folder}' ({Cause}): knowledge is searched by words alone, which finds fewer paraphrases. './parley models' fetches it.")]
    private partial void EncoderMissing(string folder, string cause);
}
