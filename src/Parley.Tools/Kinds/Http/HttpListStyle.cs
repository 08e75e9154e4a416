namespace Parley.Tools.Kinds.Http;

/// <summary>How lists and objects stand in a query.</summary>
internal enum HttpListStyle
{
    /// <summary>Of requests written out in a tool file: a list an item at a time, all else as JSON, so that no argument adds a name of its own.</summary>
    Plain,

    /// <summary>This and the next three as OpenAPI 3.1.1 has them (section 4.8.12.2).</summary>
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,

    /// <summary>Whatever it is, as JSON.</summary>
    Json,
}
