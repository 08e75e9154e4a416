using Microsoft.ML.OnnxRuntime;

namespace Parley.Speech.ModelFiles;

/// <summary>Loads sessions the one way every model here runs.</summary>
internal static class OnnxModel
{
    /// <summary>
    /// One thread a run: these models gain nothing from a second, and streams are what is scheduled. Spinning would burn the
    /// core that the media clock needs.
    /// </summary>
    /// <exception cref="SpeechEngineException">The file is missing, or no model ONNX Runtime can load.</exception>
    /// <exception cref="OperationCanceledException">The process ends: loading takes seconds where the machine is busy.</exception>
    public static InferenceSession Load(ModelFolder models, ModelFile model)
    {
        var file = models.Require(model);
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            // Errors surface as exceptions; the runtime's own lines would also report every cancelled run as one.
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        options.AddSessionConfigEntry("session.inter_op.allow_spinning", "0");
        using var abandoning = models.Stopping.Register(() => options.SetLoadCancellationFlag(true));
        try
        {
            models.Stopping.ThrowIfCancellationRequested();
            return new InferenceSession(file, options);
        }
        catch (OnnxRuntimeException) when (models.Stopping.IsCancellationRequested)
        {
            throw new OperationCanceledException(models.Stopping);
        }
        catch (OnnxRuntimeException e)
        {
            throw new SpeechEngineException(
                $"The model file {file} cannot be loaded; run './parley models' to install it afresh.", e);
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException)
        {
            throw new SpeechEngineException("The native library onnxruntime of the package Microsoft.ML.OnnxRuntime cannot be loaded.", e);
        }
    }
}
