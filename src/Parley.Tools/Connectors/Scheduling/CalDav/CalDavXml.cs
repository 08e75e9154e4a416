using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using NodaTime;

namespace Parley.Tools.Scheduling.CalDav;

/// <summary>The few XML bodies of WebDAV (RFC 4918) and CalDAV (RFC 4791) that booking needs.</summary>
internal static class CalDavXml
{
    public static readonly XNamespace Dav = "DAV:";
    public static readonly XNamespace Cal = "urn:ietf:params:xml:ns:caldav";

    public static string PropFind(params XName[] names) =>
        Body(new XElement(Dav + "propfind", new XElement(Dav + "prop", names.Select(name => new XElement(name)))));

    /// <summary>Events that take any time of a range (RFC 4791 section 9.9), occurrences of repeated ones included.</summary>
    public static string EventsWithin(Interval range) => Query(new XElement(
        Cal + "time-range", new XAttribute("start", Utc(range.Start)), new XAttribute("end", Utc(range.End))));

    /// <summary>Events by their UID. Servers compare by substring (section 9.7.5): the reader has to compare again.</summary>
    public static string EventsNamed(string uid) => Query(new XElement(
        Cal + "prop-filter", new XAttribute("name", "UID"), new XElement(Cal + "text-match", new XAttribute("collation", "i;octet"), uid)));

    /// <exception cref="CalDavFaultException">Not XML, or XML with a document type.</exception>
    public static XElement Parse(string body)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XDocument.Load(reader).Root!;
        }
        catch (XmlException e)
        {
            throw new CalDavFaultException("invalid_result", $"The calendar server answered what is no XML: {e.Message}");
        }
    }

    /// <summary>The responses of a multistatus whose properties were found, with those properties.</summary>
    public static IEnumerable<(string Href, XElement Properties)> Found(XElement multistatus) =>
        from response in multistatus.Elements(Dav + "response")
        from properties in response.Elements(Dav + "propstat")
        where properties.Element(Dav + "status")?.Value.Contains(" 200", StringComparison.Ordinal) ?? true
        select (response.Element(Dav + "href")?.Value.Trim() ?? "", properties.Element(Dav + "prop") ?? new XElement(Dav + "prop"));

    public static string Utc(Instant instant) => instant.ToDateTimeUtc().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Query(XElement filter) => Body(new XElement(
        Cal + "calendar-query",
        new XElement(Dav + "prop", new XElement(Dav + "getetag"), new XElement(Cal + "calendar-data")),
        new XElement(
            Cal + "filter",
            new XElement(
                Cal + "comp-filter",
                new XAttribute("name", "VCALENDAR"),
                new XElement(Cal + "comp-filter", new XAttribute("name", "VEVENT"), filter)))));

    private static string Body(XElement root) => "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + root.ToString(SaveOptions.DisableFormatting);
}
