using System.Runtime.InteropServices;

namespace Parley.Speech.Flite;

/// <summary>
/// The few C functions of libflite 2.2 this engine needs. To be called only under <see cref="FliteVoices"/>' lock.
/// Structures as in flite's headers cst_wave.h, cst_audio.h and cst_voice.h.
/// </summary>
internal static unsafe partial class FliteNative
{
    public const string Library = "libflite.so.1";

    [LibraryImport(Library)]
    public static partial int flite_init();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint flite_synth_text(string text, Voice* voice);

    [LibraryImport(Library)]
    public static partial void delete_utterance(nint utterance);

    [LibraryImport(Library)]
    public static partial StreamingInfo* new_audio_streaming_info();

    [LibraryImport(Library)]
    public static partial nint audio_streaming_info_val(StreamingInfo* info);

    /// <summary>Keeps <paramref name="name"/>'s address, so it must live for ever: pass a literal.</summary>
    [LibraryImport(Library)]
    public static partial void feat_set(nint features, byte* name, nint value);

    /// <summary>Keeps <paramref name="name"/>'s address, so it must live for ever: pass a literal.</summary>
    [LibraryImport(Library)]
    public static partial void feat_set_float(nint features, byte* name, float value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint utt_relation(nint utterance, string name);

    [LibraryImport(Library)]
    public static partial nint relation_head(nint relation);

    [LibraryImport(Library)]
    public static partial nint item_next(nint item);

    /// <summary>The item at a path such as <c>daughter1</c>, or zero.</summary>
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint flite_path_to_item(nint item, string path);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial float flite_ffeature_float(nint item, string path);

    /// <summary>Seeds the C library's random numbers, of which flite makes the breath in a voice.</summary>
    [LibraryImport("libc")]
    public static partial void srand(uint seed);

    [StructLayout(LayoutKind.Sequential)]
    public struct Wave
    {
        public nint Type;
        public int SampleRate;
        public int SampleCount;
        public int Channels;
        public short* Samples;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct StreamingInfo
    {
        public int MinimumBuffer;
        public delegate* unmanaged<Wave*, int, int, int, StreamingInfo*, int> Callback;
        public nint Utterance;
        public nint Item;
        public nint UserData;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Voice
    {
        public nint Name;
        public nint Features;
        public nint FeatureFunctions;
        public nint InitializeUtterance;
    }
}
