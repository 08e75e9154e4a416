using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Parley.Architecture.Tests;

/// <summary>House style that a compiler does not hold: DESIGN, sections 6 and 7.</summary>
public sealed class StyleTests
{
    private static readonly string[] VagueSuffixes = ["Manager", "Helper", "Helpers", "Utils", "Util", "Base"];
    private static readonly string[] KindFolders = ["Interfaces", "Services", "Models", "Helpers", "Utils", "Enums", "Dtos"];

    [Fact]
    public void Names_SayWhatTheThingDoes()
    {
        var vague = from file in SourceTree.Files
                    from type in file.Tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
                    where VagueSuffixes.Any(suffix => type.Identifier.Text.EndsWith(suffix, StringComparison.Ordinal))
                    select $"{file.Path}: {type.Identifier.Text}";
        vague.ShouldBeEmpty();
    }

    [Fact]
    public void Folders_AreCapabilities()
    {
        SourceTree.Files.Where(file => file.Path.Split('/').SkipLast(1).Any(KindFolders.Contains)).Select(file => file.Path).ShouldBeEmpty();
    }

    [Fact]
    public void File_HoldsOnePublicType()
    {
        var crowded = from file in SourceTree.Files
                      let types = file.Tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
                          .Where(type => type.Parent is not TypeDeclarationSyntax && type.Modifiers.Any(SyntaxKind.PublicKeyword))
                      where types.Count() > 1
                      select $"{file.Path}: {string.Join(", ", types.Select(type => type.Identifier.Text))}";
        crowded.ShouldBeEmpty();
    }

    [Fact]
    public void Code_HasNoUnfinishedMarks()
    {
        string[] marks = ["NotImplementedException", "TODO", "FIXME", "HACK"];
        var unfinished = from file in SourceTree.Files
                         let text = file.Tree.GetText().ToString()
                         from mark in marks
                         where text.Contains(mark, StringComparison.Ordinal)
                         select $"{file.Path}: {mark}";
        unfinished.ShouldBeEmpty();
    }

    [Fact]
    public void NoMethod_IsAsyncVoid()
    {
        var offending = from file in SourceTree.Files
                        from method in file.Tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
                        where method.Modifiers.Any(SyntaxKind.AsyncKeyword) && method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
                        select $"{file.Path}: {method.Identifier.Text}";
        offending.ShouldBeEmpty();
    }

    [Fact]
    public void Cancellation_ComesLast()
    {
        var offending = from file in SourceTree.Files
                        from method in file.Tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
                        let types = method.ParameterList.Parameters.Select(parameter => parameter.Type?.ToString())
                        where types.SkipWhile(type => type != "CancellationToken").Any(type => type != "CancellationToken")
                        select $"{file.Path}: {method.Identifier.Text}";
        offending.ShouldBeEmpty();
    }
}
