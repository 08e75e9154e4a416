using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Parley.Handoff;
using Parley.Knowledge;
using Parley.Storage.Appointments;
using Parley.Storage.OptOuts;
using Parley.Storage.Outbox;
using Parley.Storage.Tickets;
using Parley.Tools.Handoff;
using Parley.Tools.Insurance;
using Parley.Tools.Kinds;
using Parley.Tools.Knowledge;
using Parley.Tools.Messages;
using Parley.Tools.Messages.Email;
using Parley.Tools.Messages.Sms;
using Parley.Tools.Messages.Webhooks;
using Parley.Tools.Orders;
using Parley.Tools.Payments;
using Parley.Tools.Records;
using Parley.Tools.Rest;
using Parley.Tools.Scheduling;
using Parley.Tools.Tickets;

namespace Parley.Tools.Connectors;

internal static class ConnectorServices
{
    /// <summary>The built-in tools, one kind each. Those with an embedded default need storage; knowledge and hand-off need their modules.</summary>
    public static IServiceCollection AddConnectors(this IServiceCollection services)
    {
        // Asked for when a tool runs: tools are made before the modules they lean on, and without those they lean on not at all.
        services.AddLazy<AppointmentBook>().AddLazy<MessageOutbox>().AddLazy<OptOutList>().AddLazy<TicketDesk>();
        services.AddLazy<IKnowledgeRetriever>().AddLazy<IHandoffs>();
        services.AddSingleton<MessageDelivery>();
        services.AddSingleton<IToolKind, CalendarKind>();
        services.AddSingleton<IToolKind, EmailKind>();
        services.AddSingleton<IToolKind, SmsKind>();
        services.AddSingleton<IToolKind, WebhookKind>();
        services.AddSingleton<IToolKind, TicketKind>();
        services.AddSingleton<IToolKind, CrmLookupKind>();
        services.AddSingleton<IToolKind, CrmUpdateKind>();
        services.AddSingleton<IToolKind, OrderStatusKind>();
        services.AddSingleton<IToolKind, PaymentLinkKind>();
        services.AddSingleton<IToolKind, EmrLookupKind>();
        services.AddSingleton<IToolKind, InsuranceKind>();
        services.AddSingleton<IToolKind, KnowledgeSearchKind>();
        services.AddSingleton<IToolKind, HumanHandoffKind>();
        return services;
    }

    private static IServiceCollection AddLazy<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(this IServiceCollection services)
        where T : notnull => services.AddSingleton(provider => new Lazy<T>(provider.GetRequiredService<T>));
}
