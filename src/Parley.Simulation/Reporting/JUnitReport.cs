using System.Globalization;
using System.Text;
using System.Xml;

namespace Parley.Simulation.Reporting;

/// <summary>For build servers: JUnit's XML, a suite a file.</summary>
public static class JUnitReport
{
    public static void Write(Stream stream, IReadOnlyList<ScenarioResult> results)
    {
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), CheckCharacters = false });
        xml.WriteStartElement("testsuites");
        foreach (var file in results.GroupBy(result => Path.GetFileName(result.Scenario.File)))
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", file.Key);
            xml.WriteAttributeString("tests", file.Count().ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("failures", file.Count(result => result.Failed).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("skipped", file.Count(result => result.Skipped is not null).ToString(CultureInfo.InvariantCulture));
            foreach (var result in file)
                Write(xml, result);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, ScenarioResult result)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Path.GetFileNameWithoutExtension(result.Scenario.File));
        xml.WriteAttributeString("name", $"{result.Scenario.Name} (seed {result.Seed})");
        xml.WriteAttributeString("time", result.Took.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
        if (result.Skipped is { } reason)
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", Plain(reason));
            xml.WriteEndElement();
        }

        if (result.Failed)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", Plain(result.Failures[0]));
            xml.WriteString(Plain(string.Join('\n', result.Failures)));
            xml.WriteEndElement();
        }

        xml.WriteElementString("system-out", Plain(string.Join('\n', result.Talk)));
        xml.WriteEndElement();
    }

    /// <summary>XML has no place for control characters.</summary>
    private static string Plain(string text) => new([.. text.Where(letter => letter is '\n' || !char.IsControl(letter))]);
}
