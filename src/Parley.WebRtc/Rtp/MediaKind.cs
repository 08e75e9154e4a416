namespace Parley.WebRtc;

/// <summary>Video m-lines are answered as inactive until video arrives.</summary>
public enum MediaKind
{
    Audio,
    Video,
}
