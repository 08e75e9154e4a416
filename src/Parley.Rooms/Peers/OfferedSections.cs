namespace Parley.Rooms;

/// <summary>Looks into a client's offer for the audio sections it wants to receive on (RFC 8866, section 6.7).</summary>
internal static class OfferedSections
{
    /// <summary>The mids of live audio sections that are <c>recvonly</c>.</summary>
    public static IEnumerable<string> ReceivingAudio(string sdp)
    {
        string? mid = null;
        var receives = false;
        var isAudio = false;
        foreach (var line in sdp.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith("m=", StringComparison.Ordinal))
            {
                if (isAudio && receives && mid is not null)
                    yield return mid;
                (mid, receives) = (null, false);
                isAudio = line.StartsWith("m=audio ", StringComparison.Ordinal) && !line.StartsWith("m=audio 0 ", StringComparison.Ordinal);
            }
            else if (line.StartsWith("a=mid:", StringComparison.Ordinal))
                mid = line["a=mid:".Length..];
            else if (line == "a=recvonly")
                receives = true;
        }

        if (isAudio && receives && mid is not null)
            yield return mid;
    }
}
