using Parley.Speech.ModelFiles;
using Parley.Speech.Moonshine;
using Parley.Testing;

[assembly: AssemblyFixture(typeof(Parley.Speech.Tests.Moonshine.MoonshineFixture))]

namespace Parley.Speech.Tests.Moonshine;

/// <summary>The models, loaded once for all tests; a test that needs them skips where they are not installed.</summary>
public sealed class MoonshineFixture : IDisposable
{
    private readonly Lazy<MoonshineModel> _tiny = new(() => Load(MoonshineSize.Tiny));
    private readonly Lazy<MoonshineModel> _base = new(() => Load(MoonshineSize.Base));

    internal static ModelFolder Folder { get; } = new(RepositoryPaths.Models);

    internal MoonshineModel Tiny => _tiny.Value;

    internal MoonshineModel Base => _base.Value;

    internal static void SkipWithoutModels() =>
        Assert.SkipWhen(!Directory.Exists(RepositoryPaths.Models), "The models are not installed; run './parley models'.");

    public void Dispose()
    {
        if (_tiny.IsValueCreated)
            _tiny.Value.Dispose();
        if (_base.IsValueCreated)
            _base.Value.Dispose();
    }

    private static MoonshineModel Load(MoonshineSize size)
    {
        SkipWithoutModels();
        return MoonshineModel.Load(size, Folder, MoonshineVocabulary.Load(Folder));
    }
}
