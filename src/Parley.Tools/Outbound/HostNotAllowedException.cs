namespace Parley.Tools.Outbound;

/// <summary>A tool was about to reach a host its tenant does not list, or an address nobody may reach. Nothing was sent.</summary>
internal sealed class HostNotAllowedException(string message) : Exception(message);
