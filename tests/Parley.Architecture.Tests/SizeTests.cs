using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Parley.Architecture.Tests;

/// <summary>Rooms small enough to know: DESIGN, section 7, rule 13.</summary>
public sealed class SizeTests
{
    private const int LongestFile = 400;
    private const int LongestMethod = 60;
    private const int MedianFile = 60;
    private const int CallSessionLines = 150;

    [Fact]
    public void Files_StayShort() =>
        SourceTree.Files.Where(file => file.Lines > LongestFile).Select(file => $"{file.Path}: {file.Lines} lines").ShouldBeEmpty();

    [Fact]
    public void Methods_StayShort()
    {
        var tooLong = from file in SourceTree.Files
                      from member in file.Tree.GetRoot().DescendantNodes()
                      where member is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
                      let lines = LinesOf(member)
                      where lines > LongestMethod
                      select $"{file.Path}: {NameOf(member)} has {lines} lines";
        tooLong.ShouldBeEmpty();
    }

    [Fact]
    public void MedianFile_IsSmall()
    {
        var lengths = SourceTree.Files.Select(file => file.Lines).Order().ToArray();
        lengths[lengths.Length / 2].ShouldBeLessThanOrEqualTo(MedianFile);
    }

    [Fact]
    public void CallSession_IsATableOfContents() =>
        SourceTree.Files.Where(file => file.Path.EndsWith("/CallSession.cs", StringComparison.Ordinal))
            .ShouldAllBe(file => file.Lines <= CallSessionLines);

    private static int LinesOf(SyntaxNode node)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static string NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        LocalFunctionStatementSyntax function => function.Identifier.Text,
        _ => node.Kind().ToString(),
    };
}
