namespace Parley.Tools.Outbound;

/// <summary>A server sent more than tools take in. The request itself was received.</summary>
internal sealed class ResponseTooLargeException(long limit) : IOException($"The answer is larger than {limit} bytes.");
