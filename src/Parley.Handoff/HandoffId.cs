using System.Security.Cryptography;
using System.Text;

namespace Parley.Handoff;

internal static class HandoffId
{
    /// <summary>One for each tenant, call and reason: asking twice is one hand-off, also over restarts.</summary>
    public static string For(HandoffRecord record) => "handoff_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{record.Call.Tenant.Id.Value}\n{record.Call.Id.Value}\n{record.Reason}")))[..32];
}
