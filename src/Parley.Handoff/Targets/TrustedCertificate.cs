using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Parley.Handoff.Targets;

/// <summary>The certificate of a mail server of one's own, which no authority vouches for.</summary>
internal static class TrustedCertificate
{
    /// <returns>Null where there is none.</returns>
    public static X509Certificate2? Read(string file)
    {
        try
        {
            return X509Certificate2.CreateFromPem(File.ReadAllText(file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }
}
