using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Parley.Speech.Flite;

/// <summary>A registered voice with its streaming hook, which stays on the voice for good. Only under <see cref="FliteVoices"/>' lock.</summary>
internal sealed unsafe class FliteVoice
{
    // 50 ms at 16 kHz: small enough for a quick first sound, large enough that calls into managed code cost nothing.
    private const int StreamingSamples = 800;

    private readonly FliteNative.Voice* _voice;
    private readonly FliteNative.StreamingInfo* _streaming;

    private FliteVoice(FliteNative.Voice* voice)
    {
        _voice = voice;
        _streaming = FliteNative.new_audio_streaming_info();
        _streaming->MinimumBuffer = StreamingSamples;
        _streaming->Callback = &OnAudio;
        FliteNative.feat_set(voice->Features, Literal("streaming_info\0"u8), FliteNative.audio_streaming_info_val(_streaming));
    }

    /// <param name="name">As in the library's name: <c>rms</c>, <c>slt</c>, <c>awb</c>, <c>kal16</c>.</param>
    /// <exception cref="SpeechEngineException">A library is missing; the message names it, its package and the remedy.</exception>
    public static FliteVoice Load(string name)
    {
        var library = $"libflite_cmu_us_{name}.so.1";
        try
        {
            _ = FliteNative.flite_init();
            var handle = NativeLibrary.Load(library);
            var register = (delegate* unmanaged<byte*, FliteNative.Voice*>)NativeLibrary.GetExport(handle, $"register_cmu_us_{name}");
            var voice = register(null);
            return voice is null
                ? throw new SpeechEngineException($"flite's voice library {library} gave no voice.")
                : new FliteVoice(voice);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            throw new SpeechEngineException(
                $"The library {(e.Message.Contains(library, StringComparison.Ordinal) ? library : FliteNative.Library)} cannot be loaded: "
                + "it comes with the Debian package libflite1; run './parley models' or 'apt-get install libflite1'.", e);
        }
    }

    /// <summary>Speaks <paramref name="text"/>; audio goes to <paramref name="listener"/> piece by piece while flite works.</summary>
    /// <exception cref="SpeechEngineException">flite gave up.</exception>
    public void Speak(string text, double rate, IFliteListener listener)
    {
        FliteNative.feat_set_float(_voice->Features, Literal("duration_stretch\0"u8), (float)(1 / rate));
        var hold = GCHandle.Alloc(new Listening(listener));
        try
        {
            _streaming->UserData = GCHandle.ToIntPtr(hold);
            // The same sentence sounds the same each time, whatever was spoken before it.
            FliteNative.srand(1);
            var utterance = FliteNative.flite_synth_text(text, _voice);
            if (utterance == 0)
                throw new SpeechEngineException("flite could not speak a sentence.");
            FliteNative.delete_utterance(utterance);
            if (((Listening)hold.Target!).Problem is { } problem)
                throw new SpeechEngineException("A sentence broke off while flite spoke it.", problem);
        }
        finally
        {
            _streaming->UserData = 0;
            hold.Free();
        }
    }

    // A UTF-8 literal lies in the assembly's image and never moves.
    private static byte* Literal(ReadOnlySpan<byte> literal) => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(literal));

    // An exception must not pass through C frames: it stops the stream and is thrown again afterwards.
    [UnmanagedCallersOnly]
    private static int OnAudio(FliteNative.Wave* wave, int start, int size, int last, FliteNative.StreamingInfo* streaming)
    {
        const int goOn = 0, stop = -1;
        var listening = (Listening)GCHandle.FromIntPtr(streaming->UserData).Target!;
        try
        {
            if (!listening.Started)
            {
                listening.Started = true;
                listening.Listener.OnTokens(FliteTokens.Read(streaming->Utterance), wave->SampleRate);
            }

            return listening.Listener.OnAudio(start, new ReadOnlySpan<short>(wave->Samples + start, size)) ? goOn : stop;
        }
        catch (Exception e)
        {
            listening.Problem = e;
            return stop;
        }
    }

    private sealed class Listening(IFliteListener listener)
    {
        public IFliteListener Listener { get; } = listener;

        public bool Started { get; set; }

        public Exception? Problem { get; set; }
    }
}
