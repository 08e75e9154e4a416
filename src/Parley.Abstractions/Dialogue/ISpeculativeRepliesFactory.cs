using Parley.Calls;

namespace Parley.Dialogue;

public interface ISpeculativeRepliesFactory
{
    /// <summary>For one call; whoever holds the call disposes it.</summary>
    ISpeculativeReplies Create(CallContext call);
}
