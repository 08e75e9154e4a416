using Parley.Server.Calls;

namespace Parley.Server.Tests;

internal sealed class FakeTokens : ISessionTokens
{
    public string Mint(SessionGrant grant) => $"{grant.Room}|{grant.Identity}";
}
