using System.Security.Cryptography;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto;
using Org.BouncyCastle.Tls.Crypto.Impl;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;

namespace Parley.WebRtc;

/// <summary>
/// The library's cryptography with the runtime's AES-GCM for the records of an association: on the processor's own instructions, and without
/// the library's new tables for each record. For one association, whose end disposes of it.
/// </summary>
internal sealed class DtlsCrypto() : BcTlsCrypto(new SecureRandom()), IDisposable
{
    private readonly List<RecordCipher> _ciphers = [];

    public void Dispose() => _ciphers.ForEach(cipher => cipher.Dispose());

    protected override TlsAeadCipher CreateCipher_Aes_Gcm(TlsCryptoParameters cryptoParams, int cipherKeySize, int macSize) =>
        new Records(cryptoParams, Create(encrypts: true, macSize), Create(encrypts: false, macSize), cipherKeySize, macSize);

    private RecordCipher Create(bool encrypts, int tagLength)
    {
        var cipher = new RecordCipher(encrypts, tagLength);
        _ciphers.Add(cipher);
        return cipher;
    }

    /// <summary>Drops what is too short to be sealed, for which the library would end the association: anybody can send that.</summary>
    private sealed class Records(TlsCryptoParameters cryptoParams, RecordCipher encrypts, RecordCipher decrypts, int keySize, int tagLength)
        : TlsAeadCipher(cryptoParams, encrypts, decrypts, keySize, tagLength, AEAD_GCM)
    {
        private const int ExplicitNonceLength = 8;

        private readonly int _leastLength = ExplicitNonceLength + tagLength;

        public override TlsDecodeResult DecodeCiphertext(
            long seqNo, short recordType, ProtocolVersion recordVersion, byte[] ciphertext, int ciphertextOffset, int ciphertextLength) =>
            ciphertextLength < _leastLength
                ? throw new TlsFatalAlert(AlertDescription.bad_record_mac)
                : base.DecodeCiphertext(seqNo, recordType, recordVersion, ciphertext, ciphertextOffset, ciphertextLength);
    }

    /// <summary>RFC 5288: one direction's records, the tag behind the text.</summary>
    private sealed class RecordCipher(bool encrypts, int tagLength) : TlsAeadCipherImpl, IDisposable
    {
        private const int NonceLength = 12;

        private readonly byte[] _nonce = new byte[NonceLength];
        private byte[]? _additionalData;
        private AesGcm? _aes;

        public void SetKey(byte[] key, int keyOff, int keyLen) => SetKey(key.AsSpan(keyOff, keyLen));

        public void SetKey(ReadOnlySpan<byte> key)
        {
            _aes?.Dispose();
            _aes = new AesGcm(key, tagLength);
        }

        public void Init(byte[] nonce, int macSize, byte[]? additionalData)
        {
            // Copied, not kept: what an old object refers to is looked at in each collection.
            nonce.CopyTo(_nonce, 0);
            _additionalData = additionalData;
        }

        public int GetOutputSize(int inputLength) => encrypts ? inputLength + tagLength : Math.Max(0, inputLength - tagLength);

        public int DoFinal(byte[] input, int inputOffset, int inputLength, byte[] output, int outputOffset) =>
            DoFinal(_additionalData, input, inputOffset, inputLength, output, outputOffset);

        /// <exception cref="TlsFatalAlert">The record is not what was sealed. The library drops such a record and goes on.</exception>
        public int DoFinal(byte[]? additionalData, byte[] input, int inputOffset, int inputLength, byte[] output, int outputOffset)
        {
            var length = GetOutputSize(inputLength);
            var from = input.AsSpan(inputOffset, inputLength);
            var to = output.AsSpan(outputOffset, length);
            try
            {
                if (encrypts)
                    _aes!.Encrypt(_nonce, from, to[..inputLength], to[inputLength..], additionalData);
                else
                    _aes!.Decrypt(_nonce, from[..length], from[length..], to, additionalData);
            }
            catch (CryptographicException forged)
            {
                throw new TlsFatalAlert(AlertDescription.bad_record_mac, forged);
            }

            return length;
        }

        public void Reset()
        {
        }

        public void Dispose() => _aes?.Dispose();
    }
}
