namespace Parley.Rooms;

/// <summary>Brings others' tracks to a client, by whichever side's offers.</summary>
internal interface ISubscriberLines
{
    void Add(PublishedTrack track);

    void Remove(PublishedTrack track);

    /// <summary>The client is back on a new socket: what was being negotiated is void, and addresses may have changed.</summary>
    void Resume();

    /// <summary>Stops all packets.</summary>
    void Release();

    /// <summary>Lines in use, for figures.</summary>
    IEnumerable<OutgoingLine> Lines { get; }
}
