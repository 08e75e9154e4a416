namespace Parley.Tools.Scheduling.CalDav;

/// <summary>How a conditional write ended.</summary>
internal abstract record PutResult
{
    private PutResult() { }

    public sealed record Stored(string ETag) : PutResult;

    /// <summary>What is there is not what it was to be.</summary>
    public sealed record Changed : PutResult;

    /// <summary>Another resource of the collection has the UID (RFC 4791 section 5.3.2.1).</summary>
    public sealed record NameInUse : PutResult;
}
