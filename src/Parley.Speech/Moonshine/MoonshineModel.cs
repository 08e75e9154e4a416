using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Parley.Speech.ModelFiles;

namespace Parley.Speech.Moonshine;

/// <summary>
/// One size of Moonshine (Jeffries et al. 2024, arXiv:2410.15608): an encoder over raw 16 kHz audio and a merged decoder with a
/// cache branch. Thread-safe: sessions are shared, each decoding keeps its own cache.
/// </summary>
internal sealed class MoonshineModel : IDisposable
{
    private const string Package = "@usefulsensors/moonshine-js";

    private readonly InferenceSession _encoder;
    private readonly InferenceSession _decoder;
    private readonly MoonshineVocabulary _vocabulary;
    private readonly DecoderNames _names;

    private MoonshineModel(InferenceSession encoder, InferenceSession decoder, MoonshineVocabulary vocabulary)
    {
        _encoder = encoder;
        _decoder = decoder;
        _vocabulary = vocabulary;
        _names = new DecoderNames(decoder);
    }

    public static ModelFile Encoder(MoonshineSize size) => new(Package, Folder(size) + "encoder_model.onnx");

    public static ModelFile Decoder(MoonshineSize size) => new(Package, Folder(size) + "decoder_model_merged.onnx");

    private static string Folder(MoonshineSize size) => $"dist/model/{(size is MoonshineSize.Tiny ? "tiny" : "base")}/quantized/";

    /// <exception cref="SpeechEngineException">A file is missing or broken.</exception>
    public static MoonshineModel Load(MoonshineSize size, ModelFolder models, MoonshineVocabulary vocabulary)
    {
        var encoder = OnnxModel.Load(models, Encoder(size));
        try
        {
            return new MoonshineModel(encoder, OnnxModel.Load(models, Decoder(size)), vocabulary);
        }
        catch
        {
            encoder.Dispose();
            throw;
        }
    }

    /// <param name="samples">16 kHz, -1 to 1, best at most <see cref="SpeechWindow.MaximumSamples"/>. Read in place.</param>
    /// <param name="cancellationToken">Stops the encoder at its next operator and the decoder at its next step.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="SpeechEngineException">The runtime failed.</exception>
    public string Transcribe(ReadOnlyMemory<float> samples, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (SpeechWindow.IsSilent(samples.Span))
            return "";
        using var run = new RunOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        using var stop = cancellationToken.UnsafeRegister(static state => ((RunOptions)state!).Terminate = true, run);
        try
        {
            using var hidden = Encode(SpeechWindow.Padded(samples), run);
            using var decoding = new MoonshineDecoding(_decoder, _names, hidden, run);
            return decoding.Run(SpeechWindow.TokenBudget(samples.Length), _vocabulary, cancellationToken);
        }
        catch (OnnxRuntimeException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new SpeechEngineException("Moonshine failed on an utterance.", e);
        }
    }

    public void Dispose()
    {
        _encoder.Dispose();
        _decoder.Dispose();
    }

    private OrtValue Encode(ReadOnlyMemory<float> samples, RunOptions run)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(
            OrtMemoryInfo.DefaultInstance, MemoryMarshal.AsMemory(samples), [1, samples.Length]); // the encoder only reads
        var outputs = _encoder.Run(run, ["input_values"], [input], ["last_hidden_state"]);
        return outputs[0];
    }
}
