using System.Text;

namespace Parley.Agents.Versions;

/// <summary>Which of a publication's versions a user meets. The same user meets the same one for as long as the shares stand.</summary>
internal static class TrafficSplit
{
    private const int Whole = 100;

    public static int Choose(AgentPublication publication, string userId)
    {
        var place = Place($"{publication.Agent}/{userId}");
        foreach (var share in publication.Shares)
        {
            if (place < share.Percent)
                return share.Version;
            place -= share.Percent;
        }

        return publication.Shares[^1].Version;
    }

    public static AgentFault? Fault(IReadOnlyList<AgentShare> shares) => shares switch
    {
        { Count: 0 or > 2 } => new AgentFault("shares", "expected one version, or two that share the traffic"),
        _ when shares.Any(share => share.Percent is < 1 or > Whole) => new AgentFault("shares", "a share is 1 to 100 percent"),
        _ when shares.Sum(share => share.Percent) != Whole => new AgentFault("shares", $"the shares sum to {shares.Sum(share => share.Percent)}, not {Whole} percent"),
        _ when shares.DistinctBy(share => share.Version).Count() != shares.Count => new AgentFault("shares", "the same version stands twice"),
        _ => null,
    };

    /// <summary>0 to 99, spread evenly: FNV-1a, since string hashes differ from process to process.</summary>
    private static int Place(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var octet in Encoding.UTF8.GetBytes(text))
            hash = (hash ^ octet) * 1099511628211UL;
        // The low bits of FNV are its weakest.
        return (int)((hash ^ (hash >> 32)) % Whole);
    }
}
