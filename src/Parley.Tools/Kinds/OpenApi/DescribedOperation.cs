using Microsoft.OpenApi;

namespace Parley.Tools.Kinds.OpenApi;

/// <summary>One operation with all that applies to it.</summary>
/// <param name="Id">Its <c>operationId</c>.</param>
/// <param name="Method">Its HTTP method.</param>
/// <param name="Path">Its path template.</param>
/// <param name="Operation">What the document says.</param>
/// <param name="Parameters">Its own and its path's, its own first where both name one.</param>
internal sealed record DescribedOperation(
    string Id, HttpMethod Method, string Path, OpenApiOperation Operation, IReadOnlyList<IOpenApiParameter> Parameters)
{
    /// <summary>Those that have an id: the others cannot be named.</summary>
    public static IEnumerable<DescribedOperation> Of(OpenApiDocument document)
    {
        foreach (var (path, item) in document.Paths)
            foreach (var (method, operation) in item.Operations ?? [])
                if (operation.OperationId is { Length: > 0 } id)
                    yield return new DescribedOperation(id, method, path, operation, [.. (operation.Parameters ?? []).Concat(item.Parameters ?? []).DistinctBy(parameter => (parameter.Name, parameter.In))]);
    }
}
