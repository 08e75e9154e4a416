using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Parley.Handoff;

internal static class HandoffId
{
    /// <summary>One for each tenant, call and reason: asking twice is one hand-off, also over restarts.</summary>
    /// <param name="again">How many of these the caller has taken back: what is raised then is another one.</param>
    public static string For(HandoffRecord record, int again = 0) => "handoff_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{record.Call.Tenant.Id.Value}\n{record.Call.Id.Value}\n{record.Reason}{(again == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"\n{again}"))}")))[..32];
}
