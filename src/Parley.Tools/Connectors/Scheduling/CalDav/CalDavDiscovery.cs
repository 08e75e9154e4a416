using System.Xml.Linq;
using Parley.Tenancy;
using static Parley.Tools.Scheduling.CalDav.CalDavXml;

namespace Parley.Tools.Scheduling.CalDav;

/// <summary>Finds a calendar's collection: address, principal, home, calendar (RFC 6764 section 6, RFC 4791 section 6.2.1).</summary>
internal sealed class CalDavDiscovery(CalDavClient client, CalDavAddress address)
{
    private static readonly XName[] Names =
        [Dav + "resourcetype", Dav + "displayname", Dav + "current-user-principal", Cal + "calendar-home-set", Cal + "supported-calendar-component-set"];

    // Found once; two callers at the start may both look, and find the same.
    private volatile Uri? _collection;

    public async ValueTask<Uri> CollectionAsync(TenantContext tenant, CancellationToken cancellationToken) =>
        _collection ??= await FindAsync(tenant, cancellationToken);

    private async Task<Uri> FindAsync(TenantContext tenant, CancellationToken cancellationToken)
    {
        var (start, properties) = await StartAsync(tenant, cancellationToken);
        if (IsCalendar(properties) && address.Calendar.Length == 0)
            return Folder(start);
        var home = Link(start, properties, Cal + "calendar-home-set");
        if (home is null && Link(start, properties, Dav + "current-user-principal") is { } principal)
            home = Link(principal, await PropertiesAsync(tenant, principal, cancellationToken), Cal + "calendar-home-set");
        return Choose(await CalendarsAsync(tenant, home ?? start, cancellationToken));
    }

    private async Task<(Uri, XElement)> StartAsync(TenantContext tenant, CancellationToken cancellationToken)
    {
        try
        {
            return (address.Url, await PropertiesAsync(tenant, address.Url, cancellationToken));
        }
        catch (CalDavFaultException e) when (e.Code == "not_found" && address.Url.AbsolutePath == "/")
        {
            var wellKnown = new Uri(address.Url, "/.well-known/caldav");
            return (wellKnown, await PropertiesAsync(tenant, wellKnown, cancellationToken));
        }
    }

    private async Task<XElement> PropertiesAsync(TenantContext tenant, Uri url, CancellationToken cancellationToken) =>
        Found(await client.PropFindAsync(tenant, url, depth: 0, Names, cancellationToken)).FirstOrDefault().Properties ?? new XElement(Dav + "prop");

    private async Task<List<(Uri Url, string DisplayName)>> CalendarsAsync(TenantContext tenant, Uri home, CancellationToken cancellationToken) =>
    [
        .. from found in Found(await client.PropFindAsync(tenant, Folder(home), depth: 1, Names, cancellationToken))
           where IsCalendar(found.Properties)
           select (Folder(new Uri(home, found.Href)), found.Properties.Element(Dav + "displayname")?.Value ?? ""),
    ];

    private Uri Choose(List<(Uri Url, string DisplayName)> calendars)
    {
        var named = calendars.Where(c => address.Calendar.Length == 0 || c.DisplayName == address.Calendar || LastPart(c.Url) == address.Calendar).ToList();
        return named switch
        {
            [var only] => only.Url,
            [] => throw new CalDavFaultException("not_found", $"The calendar server has no calendar '{address.Calendar}'."),
            _ => throw new CalDavFaultException("rejected", "The calendar server has several calendars there: the settings must name one."),
        };
    }

    private static bool IsCalendar(XElement properties) =>
        properties.Element(Dav + "resourcetype")?.Element(Cal + "calendar") is not null
        && (properties.Element(Cal + "supported-calendar-component-set") is not { } kinds
            || kinds.Elements(Cal + "comp").Any(kind => kind.Attribute("name")?.Value == "VEVENT"));

    private static Uri? Link(Uri from, XElement properties, XName name) =>
        properties.Element(name)?.Element(Dav + "href")?.Value.Trim() is { Length: > 0 } href ? new Uri(from, href) : null;

    private static string LastPart(Uri collection) => Uri.UnescapeDataString(collection.AbsolutePath.TrimEnd('/').Split('/')[^1]);

    private static Uri Folder(Uri url) => url.AbsolutePath.EndsWith('/') ? url : new UriBuilder(url) { Path = url.AbsolutePath + "/" }.Uri;
}
