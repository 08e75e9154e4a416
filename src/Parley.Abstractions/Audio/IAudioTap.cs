namespace Parley.Audio;

/// <summary>Sees every frame of a leg as it was heard, in order. Called on the media clock: must not block or allocate per frame.</summary>
public interface IAudioTap
{
    void OnFrame(in AudioFrame frame);
}
