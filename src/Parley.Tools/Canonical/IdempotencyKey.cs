using System.Security.Cryptography;
using System.Text;
using Parley.Tools.Gateway;

namespace Parley.Tools.Canonical;

/// <summary>One name for one intended call: tenant, call, step, tool and what the arguments mean, whatever way they are written.</summary>
internal static class IdempotencyKey
{
    private const string Prefix = "tk_";

    public static string Of(ToolRun run) => Prefix + Digest(run);

    /// <summary>SHA-256; each part is preceded by its length, so that no two lists of parts read alike.</summary>
    public static string Digest(ToolRun run)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in (ReadOnlySpan<string>)[run.Tenant.Id.Value, run.Scope.Call.Id.Value, run.Call.Step, run.Call.Tool, run.CanonicalArguments])
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
