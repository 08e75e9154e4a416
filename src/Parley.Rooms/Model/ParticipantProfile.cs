using System.Text;

namespace Parley.Rooms;

/// <summary>Name, metadata and attributes of a participant, and how large they may be.</summary>
internal static class ParticipantProfile
{
    private const int MaxName = 256;
    private const int MaxMetadata = 64 * 1024;
    private const int MaxAttributes = 64 * 1024;

    /// <summary>Takes what is not empty; an attribute with an empty value is removed.</summary>
    /// <returns>False, with nothing changed, when a limit would be exceeded.</returns>
    public static bool TryUpdate(Participant participant, string name, string metadata, IEnumerable<KeyValuePair<string, string>> attributes)
    {
        var merged = new Dictionary<string, string>(participant.Attributes, StringComparer.Ordinal);
        foreach (var (key, value) in attributes)
            if (value.Length == 0)
                merged.Remove(key);
            else
                merged[key] = value;
        if (name.Length > MaxName || metadata.Length > MaxMetadata || merged.Sum(Size) > MaxAttributes)
            return false;
        if (name.Length > 0)
            participant.Name = name;
        if (metadata.Length > 0)
            participant.Metadata = metadata;
        participant.Attributes.Clear();
        foreach (var (key, value) in merged)
            participant.Attributes[key] = value;
        return true;
    }

    private static int Size(KeyValuePair<string, string> attribute) => Encoding.UTF8.GetByteCount(attribute.Key) + Encoding.UTF8.GetByteCount(attribute.Value);
}
