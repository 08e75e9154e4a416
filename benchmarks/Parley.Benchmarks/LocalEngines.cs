using Microsoft.Extensions.DependencyInjection;
using Parley.Speech;
using Parley.Testing;

namespace Parley.Benchmarks;

/// <summary>The speech engines as the server registers them, without a server.</summary>
internal sealed class LocalEngines : IDisposable
{
    private readonly ServiceProvider _services;

    private LocalEngines(ServiceProvider services) => _services = services;

    public static LocalEngines Load() =>
        new(new ServiceCollection().AddLogging().AddSpeech(options => options.ModelsFolder = RepositoryPaths.Models).BuildServiceProvider());

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public void Dispose() => _services.Dispose();
}
