namespace Parley.Server.Calls;

/// <summary>Makes the access tokens callers join with.</summary>
internal interface ISessionTokens
{
    /// <returns>A signed token a LiveKit client can use as it is.</returns>
    string Mint(SessionGrant grant);
}
