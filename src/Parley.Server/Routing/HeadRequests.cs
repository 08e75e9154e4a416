using Microsoft.AspNetCore.OpenApi;

namespace Parley.Server.Routing;

/// <summary>Whoever may get something may ask what they would get (RFC 9110, section 9.3.2): size, type and date, without the content.</summary>
internal static class HeadRequests
{
    /// <summary>Lets every endpoint that answers GET answer HEAD as well. The web server leaves the content out by itself.</summary>
    public static RouteGroupBuilder AnswerHead(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            for (var place = 0; place < endpoint.Metadata.Count; place++)
                if (endpoint.Metadata[place] is HttpMethodMetadata { HttpMethods: ["GET"] })
                    endpoint.Metadata[place] = new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]);
        });
        return group;
    }

    /// <summary>That HEAD mirrors GET needs no description, and an operation's id stands for one method only.</summary>
    public static void LeaveOutHead(this OpenApiOptions openApi)
    {
        var usual = openApi.ShouldInclude;
        openApi.ShouldInclude = description => description.HttpMethod != HttpMethods.Head && usual(description);
    }
}
