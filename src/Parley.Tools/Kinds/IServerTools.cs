namespace Parley.Tools.Kinds;

/// <summary>The tools of one server, which only it knows.</summary>
internal interface IServerTools : IToolSource
{
    /// <summary>Whether a tool of this name could be its own, by its settings alone.</summary>
    bool MayHave(string name);
}
