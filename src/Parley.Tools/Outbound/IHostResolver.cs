using System.Net;

namespace Parley.Tools.Outbound;

/// <summary>Names to addresses.</summary>
internal interface IHostResolver
{
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}
