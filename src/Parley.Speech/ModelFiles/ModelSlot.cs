namespace Parley.Speech.ModelFiles;

/// <summary>
/// A model loaded at its first use and shared from then on. Unlike <see cref="Lazy{T}"/> it does not remember a failure: once the
/// missing file is there, the next use succeeds.
/// </summary>
internal sealed class ModelSlot<T>(Func<T> load) : IDisposable where T : class, IDisposable
{
    private readonly Lock _gate = new();
    private T? _model;
    private bool _disposed;

    /// <exception cref="SpeechEngineException">The model cannot be loaded.</exception>
    public T Get()
    {
        if (Volatile.Read(ref _model) is { } loaded)
            return loaded;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _model ??= load();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _model?.Dispose();
        }
    }
}
