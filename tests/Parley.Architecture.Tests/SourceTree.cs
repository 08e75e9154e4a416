using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Parley.Testing;

namespace Parley.Architecture.Tests;

/// <summary>The product's own source files, parsed.</summary>
internal static class SourceTree
{
    public static IReadOnlyList<SourceFile> Files { get; } = [.. Read()];

    private static IEnumerable<SourceFile> Read()
    {
        var source = Path.Combine(RepositoryPaths.Root, "src");
        foreach (var path in Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var relative = Path.GetRelativePath(source, path).Replace('\\', '/');
            if (relative.Split('/').Any(part => part is "bin" or "obj" or "Migrations"))
                continue;
            yield return new SourceFile(relative, CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: relative));
        }
    }
}

/// <param name="Path">Below <c>src</c>, with forward slashes.</param>
/// <param name="Tree">Syntax only.</param>
internal sealed record SourceFile(string Path, SyntaxTree Tree)
{
    public string Project => Path[..Path.IndexOf('/')];

    public int Lines => Tree.GetText().Lines.Count;
}
