using System.Security.Cryptography;
using System.Text;
using Parley.Tenancy;

namespace Parley.Tools.Scheduling;

/// <summary>Appointments are named by the call that made them, so that doing it again finds what was done.</summary>
internal static class AppointmentId
{
    public static string For(TenantContext tenant, string idempotencyKey) =>
        "apt_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant.Id.Value}\n{idempotencyKey}")))[..32];
}
