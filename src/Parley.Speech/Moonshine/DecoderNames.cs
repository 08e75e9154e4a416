using Microsoft.ML.OnnxRuntime;

namespace Parley.Speech.Moonshine;

/// <summary>The merged decoder's input and output names and sizes, read off the model so that tiny and base need no tables.</summary>
internal sealed class DecoderNames
{
    private static readonly string[] s_kinds = ["decoder.key", "decoder.value", "encoder.key", "encoder.value"];

    public DecoderNames(InferenceSession decoder)
    {
        var first = decoder.InputMetadata["past_key_values.0.decoder.key"].Dimensions;
        (Heads, HeadSize) = (first[1], first[3]);
        Layers = decoder.InputMetadata.Keys.Count(name => name.EndsWith(".decoder.key", StringComparison.Ordinal));
        var entries = Enumerable.Range(0, Layers).SelectMany(layer => s_kinds.Select(kind => $"{layer}.{kind}")).ToArray();
        Inputs = ["input_ids", "encoder_hidden_states", "use_cache_branch", .. entries.Select(e => "past_key_values." + e)];
        FirstStepOutputs = ["logits", .. entries.Select(e => "present." + e)];
        LaterStepOutputs = ["logits", .. entries.Where((_, i) => !DecoderCache.IsEncoderEntry(i)).Select(e => "present." + e)];
    }

    public int Layers { get; }

    public int Heads { get; }

    public int HeadSize { get; }

    public string[] Inputs { get; }

    public string[] FirstStepOutputs { get; }

    /// <summary>Without the encoder's entries: the cache branch gives empty ones.</summary>
    public string[] LaterStepOutputs { get; }
}
