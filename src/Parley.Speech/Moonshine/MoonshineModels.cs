using Parley.Speech.ModelFiles;

namespace Parley.Speech.Moonshine;

/// <summary>Both sizes, each loaded at its first use; they share the vocabulary.</summary>
internal sealed class MoonshineModels : IMoonshine, IDisposable
{
    private readonly ModelFolder _folder;
    private readonly ModelSlot<MoonshineModel> _tiny;
    private readonly ModelSlot<MoonshineModel> _base;
    private MoonshineVocabulary? _vocabulary;

    public MoonshineModels(ModelFolder folder)
    {
        _folder = folder;
        _tiny = new(() => Load(MoonshineSize.Tiny));
        _base = new(() => Load(MoonshineSize.Base));
    }

    /// <summary>What <see cref="Transcribe"/> needs.</summary>
    public static IEnumerable<ModelFile> Files =>
    [
        MoonshineVocabulary.Source,
        .. new[] { MoonshineSize.Tiny, MoonshineSize.Base }.SelectMany(size => new[] { MoonshineModel.Encoder(size), MoonshineModel.Decoder(size) }),
    ];

    /// <exception cref="SpeechEngineException">A file is missing or broken.</exception>
    public string Transcribe(MoonshineSize size, ReadOnlyMemory<float> samples, CancellationToken cancellationToken) =>
        Slot(size).Get().Transcribe(samples, cancellationToken);

    public void Dispose()
    {
        _tiny.Dispose();
        _base.Dispose();
    }

    private ModelSlot<MoonshineModel> Slot(MoonshineSize size) => size is MoonshineSize.Tiny ? _tiny : _base;

    private MoonshineModel Load(MoonshineSize size) =>
        MoonshineModel.Load(size, _folder, _vocabulary ??= MoonshineVocabulary.Load(_folder));
}
