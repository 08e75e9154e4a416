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

    private readonly SessionDescription _session = new();
    private readonly TransportAttributes _shared = new();
    private readonly List<MediaReader> _sections = [];
    private MediaDirection? _direction;
    private bool _sawVersion;
    private bool _sawOrigin;

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
        if (!_sawOrigin)
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
        if (!_sawVersion)
        {
            if (line[0] != 'v' || value != "0")
                throw new SdpException("a description begins with v=0.");
            _sawVersion = true;
        }
        else if (line[0] == 'm')
            ReadMedia(value);
        else if (line[0] == 'a' && _sections.Count > 0)
            _sections[^1].ReadAttribute(value);
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
        (_session.OriginId, _session.OriginVersion, _sawOrigin) = (id, version, true);
    }

    private void ReadMedia(string value)
    {
        if (_sections.Count == MostMedia)
            throw new SdpException($"more than {MostMedia} m-lines.");
        _sections.Add(new MediaReader(value, _session));
    }

    private void ReadSessionAttribute(string attribute)
    {
        var (name, value) = SdpAttribute.Split(attribute);
        if (_shared.TryRead(name, value))
            return;
        switch (name)
        {
            case "group" when value.StartsWith("BUNDLE", StringComparison.Ordinal):
                foreach (var mid in value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(MostMedia))
                    _session.BundleMids.Add(mid);
                break;
            case "ice-lite":
                _session.IceLite = true;
                break;
            case "ice-options":
                SdpAttribute.AddIceOptions(_session, value);
                break;
            case "extmap-allow-mixed":
                _session.ExtmapAllowMixed = true;
                break;
            case "msid-semantic":
                _session.MsidSemantic = value.Trim();
                break;
            default:
                _direction = SdpAttribute.Direction(name) ?? _direction;
                break;
        }
    }

    private SessionDescription Complete()
    {
        var mids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in _sections)
        {
            var media = section.Complete(_direction);
            if (media.Mid is { } mid && !mids.Add(mid))
                throw new SdpException($"The mid '{mid}' is used twice.");
            _session.Media.Add(media);
        }
        var leader = _sections.Find(section => _session.BundleMids.Count > 0 && section.Mid == _session.BundleMids[0])?.Transport;
        var bundled = _session.BundleMids.ToHashSet(StringComparer.Ordinal);
        foreach (var section in _sections)
        {
            var transport = section.Mid is { } mid && bundled.Contains(mid) && leader is not null ? section.Transport.Or(leader) : section.Transport;
            section.Apply(transport.Or(_shared));
        }
        return _session;
    }
}
