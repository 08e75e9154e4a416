using System.Globalization;

namespace Parley.WebRtc;

/// <summary>Reads the lines of a description once, from top to bottom.</summary>
internal sealed class SessionReader
{
    // A room with hundreds of tracks still fits; a megabyte of nonsense does not cost more than its reading.
    private const int LargestText = 1 << 20;
    private const int MostLines = 32_768;
    private const int LongestLine = 8_192;
    private const int MostMedia = 512;

    private readonly SessionDescription session = new();
    private readonly TransportAttributes shared = new();
    private readonly List<MediaReader> sections = [];
    private MediaDirection? direction;
    private bool sawVersion;
    private bool sawOrigin;

    public SessionDescription Read(string text)
    {
        if (text.Length > LargestText)
            throw new SdpException($"The description is longer than {LargestText} characters.");
        var number = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            if (++number > MostLines)
                throw new SdpException($"The description has more than {MostLines} lines.");
            if (raw.Length == 0)
                continue;
            try
            {
                ReadLine(raw);
            }
            catch (SdpException problem)
            {
                throw new SdpException($"Line {number}: {problem.Message}", problem);
            }
        }
        if (!sawOrigin)
            throw new SdpException("There is no origin line (o=).");
        return Complete();
    }

    private void ReadLine(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestLine)
            throw new SdpException($"longer than {LongestLine} characters.");
        if (line.Length < 2 || line[1] != '=')
            throw new SdpException("not of the form letter=value.");
        var value = line[2..].ToString();
        if (!sawVersion)
        {
            if (line[0] != 'v' || value != "0")
                throw new SdpException("a description begins with v=0.");
            sawVersion = true;
        }
        else if (line[0] == 'm')
            ReadMedia(value);
        else if (line[0] == 'a' && sections.Count > 0)
            sections[^1].ReadAttribute(value);
        else if (line[0] == 'a')
            ReadSessionAttribute(value);
        else if (line[0] == 'o')
            ReadOrigin(value);
    }

    private void ReadOrigin(string value)
    {
        var parts = value.Split(' ');
        if (parts.Length != 6
            || !ulong.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || !ulong.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            throw new SdpException("an origin needs a user, a numeric id and version, and an address.");
        (session.OriginId, session.OriginVersion, sawOrigin) = (id, version, true);
    }

    private void ReadMedia(string value)
    {
        if (sections.Count == MostMedia)
            throw new SdpException($"more than {MostMedia} m-lines.");
        sections.Add(new MediaReader(value, session));
    }

    private void ReadSessionAttribute(string attribute)
    {
        var (name, value) = SdpAttribute.Split(attribute);
        if (shared.TryRead(name, value))
            return;
        switch (name)
        {
            case "group" when value.StartsWith("BUNDLE", StringComparison.Ordinal):
                foreach (var mid in value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(MostMedia))
                    session.BundleMids.Add(mid);
                break;
            case "ice-lite":
                session.IceLite = true;
                break;
            case "ice-options":
                SdpAttribute.AddIceOptions(session, value);
                break;
            case "extmap-allow-mixed":
                session.ExtmapAllowMixed = true;
                break;
            case "msid-semantic":
                session.MsidSemantic = value.Trim();
                break;
            default:
                direction = SdpAttribute.Direction(name) ?? direction;
                break;
        }
    }

    private SessionDescription Complete()
    {
        var mids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in sections)
        {
            var media = section.Complete(direction);
            if (media.Mid is { } mid && !mids.Add(mid))
                throw new SdpException($"The mid '{mid}' is used twice.");
            session.Media.Add(media);
        }
        var leader = sections.Find(section => session.BundleMids.Count > 0 && section.Mid == session.BundleMids[0])?.Transport;
        var bundled = session.BundleMids.ToHashSet(StringComparer.Ordinal);
        foreach (var section in sections)
        {
            var transport = section.Mid is { } mid && bundled.Contains(mid) && leader is not null ? section.Transport.Or(leader) : section.Transport;
            section.Apply(transport.Or(shared));
        }
        return session;
    }
}
