using CsCheck;

namespace Parley.WebRtc.Tests;

/// <summary>Well-formed packets with a few octets changed, cut or added: they reach deeper than noise does.</summary>
internal static class Mutations
{
    public static Gen<byte[]> Of(byte[] seed) =>
        Gen.Select(Gen.Select(Gen.Int[0, seed.Length - 1], Gen.Byte).Array[0, 6], Gen.Int[0, seed.Length], Gen.Byte.Array[0, 8])
            .Select((changes, length, tail) =>
            {
                var changed = seed.ToArray();
                foreach (var (position, octet) in changes)
                    changed[position] = octet;
                // Mostly whole: a cut is only one of the ways to be wrong.
                return length % 3 == 0 ? [.. changed[..length], .. tail] : changed;
            });
}
