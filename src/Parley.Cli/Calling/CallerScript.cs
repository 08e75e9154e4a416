using Parley.Audio;
using Parley.Media;
using Parley.Speech;

namespace Parley.Cli.Calling;

/// <summary>Gets ready what the caller will say, before the call begins.</summary>
internal static class CallerScript
{
    /// <exception cref="CallerScriptException">A file cannot be read as WAV, or no voice is installed.</exception>
    public static async Task<IReadOnlyList<SpokenTurn>> LoadAsync(CallRequest request, CancellationToken cancellationToken)
    {
        var turns = new List<SpokenTurn>();
        try
        {
            foreach (var file in request.Files)
                turns.Add(Read(file));
            foreach (var text in request.Texts)
                turns.Add(await CallerVoice.SpeakAsync(text, request.Voice, cancellationToken));
        }
        catch (SpeechEngineException exception)
        {
            throw new CallerScriptException(exception.Message, exception);
        }

        return turns;
    }

    private static SpokenTurn Read(FileInfo file)
    {
        try
        {
            return SpokenTurn.Of(file.Name, WavFile.Read(file.FullName).ToMono(AudioFormat.Wideband.SampleRate));
        }
        catch (Exception exception) when (exception is InvalidDataException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new CallerScriptException($"--wav {file} cannot be played: {exception.Message}", exception);
        }
    }
}
