namespace Parley.WebRtc;

/// <summary>RFC 8445: a lite agent only answers checks; the controlling agent sends them and nominates.</summary>
public enum IceRole
{
    Lite,
    Controlling,
}
