using Microsoft.ML.OnnxRuntime;
using Parley.Speech.ModelFiles;

namespace Parley.Speech.Vad;

/// <summary>
/// Silero VAD, version 5 layout: 512 samples at 16 kHz after 64 samples of context, LSTM state [2,1,128] in and out.
/// One session serves all streams; ONNX Runtime's Run is thread-safe.
/// </summary>
internal sealed class SileroModel(ModelFolder models) : IDisposable
{
    public const int WindowSamples = 512;
    public const int ContextSamples = 64;
    public const int StateLength = 2 * 128;

    public static readonly ModelFile File = new("@ricky0123/vad-web", "dist/silero_vad_v5.onnx");

    private readonly ModelSlot<InferenceSession> _session = new(() => OnnxModel.Load(models, File));

    /// <exception cref="SpeechEngineException">The model file is missing or broken.</exception>
    public InferenceSession Session => _session.Get();

    public void Dispose() => _session.Dispose();
}
