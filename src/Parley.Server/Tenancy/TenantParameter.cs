using System.Reflection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Parley.Server.Routing;

namespace Parley.Server.Tenancy;

/// <summary>Describes <c>?tenant_id=</c> where a handler asks whose request it is: it reads it from the request, out of sight of the description.</summary>
internal sealed class TenantParameter : IOpenApiOperationTransformer
{
    public const string Name = "tenant_id";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var handler = context.Description.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault();
        if (handler is not null && Array.Exists(handler.GetParameters(), parameter => parameter.ParameterType == typeof(ITenantOfRequest)))
        {
            operation.AddRefusal(StatusCodes.Status400BadRequest, "Bad Request");
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = Name,
                In = ParameterLocation.Query,
                Description = "Whose; when absent, the server's own tenant's. Agents are then listed of every tenant.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[a-z0-9_-]{1,64}$" },
            });
        }

        return Task.CompletedTask;
    }
}
