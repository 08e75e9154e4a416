using System.Security.Cryptography;
using System.Text;

namespace Parley.WebRtc;

/// <summary>RFC 8445 section 5.3. Short-term credentials are used as they are (RFC 8489 section 9.1.1).</summary>
internal sealed record IceCredentials(string Ufrag, string Password)
{
    private const string IceCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public byte[] Key { get; } = Encoding.UTF8.GetBytes(Password);

    // An array compares by reference, which would make equal credentials differ.
    public bool Equals(IceCredentials? other) => other is not null && Ufrag == other.Ufrag && Password == other.Password;

    public override int GetHashCode() => HashCode.Combine(Ufrag, Password);

    /// <summary>The ufrag routes packets in a process that may hold thousands of peers, so it is longer than the four characters asked for.</summary>
    public static IceCredentials Create() =>
        new(RandomNumberGenerator.GetString(IceCharacters, 12), RandomNumberGenerator.GetString(IceCharacters, 24));
}
