using System.Text.RegularExpressions;
using Parley.Server.Hosting.Operator;
using Parley.Testing;

namespace Parley.Architecture.Tests;

/// <summary>Documents that are true every day: no link leads nowhere.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Documents
    {
        get
        {
            var documents = Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "docs"), "*.md", SearchOption.AllDirectories)
                .Append(Path.Combine(RepositoryPaths.Root, "README.md"))
                .Where(File.Exists);
            return [.. documents.Select(path => Path.GetRelativePath(RepositoryPaths.Root, path))];
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_LeadSomewhere(string document)
    {
        var path = Path.Combine(RepositoryPaths.Root, document);
        var dead = Link().Matches(File.ReadAllText(path))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#') && !target.StartsWith("mailto:", StringComparison.Ordinal))
            .Select(target => target.Split('#')[0])
            .Where(target => !Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, target)));
        dead.ShouldBeEmpty($"dead links in {document}");
    }

    /// <summary>A link whose text is a name, such as [`JoinDesk`](…/JoinDesk.cs), leads to what bears it.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public void Names_AreDeclaredWhereTheirLinksLead(string document)
    {
        var path = Path.Combine(RepositoryPaths.Root, document);
        var wrong = NamedLink().Matches(File.ReadAllText(path))
            .Select(match => (Name: match.Groups["name"].Value, File: Path.Combine(Path.GetDirectoryName(path)!, match.Groups["target"].Value)))
            .Where(link => File.Exists(link.File) && !Regex.IsMatch(File.ReadAllText(link.File), $@"\b(class|record|struct|interface|enum) {link.Name}\b"))
            .Select(link => link.Name);
        wrong.ShouldBeEmpty($"names in {document} that their file does not declare");
    }

    [Fact]
    public void LifeOfAnUtterance_WalksEveryStage()
    {
        var text = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "docs", "life-of-an-utterance.md"));
        foreach (var stage in new[] { "Parley.WebRtc", "Listening", "TurnTaking", "Parley.Dialogue", "Speaking" })
            text.ShouldContain(stage);
    }

    /// <summary>Whoever runs a server finds out what can be set from one page, not from the source.</summary>
    [Fact]
    public void Settings_AreAllTold()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "docs", "settings.md"));
        var variables = SourceTree.Files.SelectMany(file => Variable().Matches(file.Tree.ToString()).Select(match => match.Groups["name"].Value));
        var sections = OperatorSettings.Sections.Select(section => $"| `{section}` |");
        variables.Concat(sections).Distinct().Where(setting => !page.Contains(setting, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    /// <summary>Some are the beginning of many: PARLEY_SECRET_NAME.</summary>
    [GeneratedRegex("\"(?<name>PARLEY_[A-Z_]+)\"")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\[`(?<name>\w+)`\]\((?<target>[^)\s#]+\.cs)\)")]
    private static partial Regex NamedLink();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
